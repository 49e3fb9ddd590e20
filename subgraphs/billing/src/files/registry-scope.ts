import type { RepositoryAccess } from './registry-tokens.js';

const scopePattern = /^repository:([^:]+):([a-z*,]+)$/;

/**
 * What of the asked scopes (`repository:acme/plugin:pull,push`, several apart by spaces) is granted to somebody who may
 * pull one repository. The rest is left out, as the specification has it, and the registry refuses it.
 */
export function grantedAccess(scopes: readonly string[], repository: string): readonly RepositoryAccess[] {
  const isGranted = scopes
    .flatMap((scope) => scope.split(' '))
    .map((scope) => scopePattern.exec(scope))
    .some((parts) => parts?.[1] === repository && /(^|,)(pull|\*)(,|$)/.test(parts[2] ?? ''));
  return isGranted ? [{ type: 'repository', name: repository, actions: ['pull'] }] : [];
}
