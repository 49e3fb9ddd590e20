import type { Directive, Schema } from '@apollo/federation-internals';
import type { Grants } from './grants.js';

/** One of the lists has to hold, each with all that it names. */
type AnyOfAll = readonly (readonly string[])[];

/** What `@authenticated`, `@requiresScopes` and `@policy` at one place ask for together. */
interface Rule {
  readonly authenticated: boolean;
  readonly scopes: readonly AnyOfAll[];
  readonly policies: readonly AnyOfAll[];
}

const specs = {
  authenticated: 'https://specs.apollo.dev/authenticated',
  requiresScopes: 'https://specs.apollo.dev/requiresScopes',
  policy: 'https://specs.apollo.dev/policy',
} as const;

/** The authorisation directives of a supergraph, whatever names it imports them under. */
export class AccessRules {
  /** Policies that the supergraph names. */
  readonly policies: ReadonlySet<string>;
  private readonly scopes: ReadonlySet<string>;

  private constructor(
    private readonly types: ReadonlyMap<string, Rule>,
    /** By `Type.field`. */
    private readonly fields: ReadonlyMap<string, Rule>,
  ) {
    const rules = [...types.values(), ...fields.values()];
    this.policies = new Set(rules.flatMap(({ policies }) => policies.flat(2)));
    this.scopes = new Set(rules.flatMap(({ scopes }) => scopes.flat(2)));
  }

  /** Undefined when the supergraph protects nothing. */
  static of(supergraph: Schema): AccessRules | undefined {
    const names = new Map(
      Object.entries(specs).flatMap(([name, identity]) => {
        const inSchema = supergraph.coreFeatures?.getByIdentity(identity)?.directiveNameInSchema(name);
        return inSchema === undefined ? [] : [[inSchema, name] as const];
      }),
    );
    if (names.size === 0) return undefined;
    const types = new Map<string, Rule>();
    const fields = new Map<string, Rule>();
    for (const type of supergraph.types()) {
      const rule = ruleOf(type, names);
      if (rule) types.set(type.name, rule);
      if (type.kind !== 'ObjectType' && type.kind !== 'InterfaceType') continue;
      for (const field of type.fields()) {
        const own = ruleOf(field, names);
        if (own) fields.set(`${type.name}.${field.name}`, own);
      }
    }
    return types.size + fields.size > 0 ? new AccessRules(types, fields) : undefined;
  }

  mayUseType(type: string, grants: Grants): boolean {
    return holds(this.types.get(type), grants);
  }

  mayUseField(type: string, field: string, grants: Grants): boolean {
    return holds(this.fields.get(`${type}.${field}`), grants);
  }

  /** The same text for callers whom the rules cannot tell apart. */
  keyOf({ authenticated, scopes, policies }: Grants): string {
    const held = (names: ReadonlySet<string>, granted: ReadonlySet<string>) =>
      [...names].map((name) => (granted.has(name) ? '1' : '0')).join('');
    return `${authenticated ? 1 : 0} ${held(this.scopes, scopes)} ${held(this.policies, policies)}`;
  }
}

function ruleOf(
  element: { readonly appliedDirectives: readonly unknown[] },
  names: ReadonlyMap<string, string>,
): Rule | undefined {
  const applied = (element.appliedDirectives as readonly Directive[]).filter(({ name }) => names.has(name));
  if (applied.length === 0) return undefined;
  const listsOf = (wanted: string, argument: string) =>
    applied
      .filter(({ name }) => names.get(name) === wanted)
      .map((directive) => directive.arguments()[argument] as AnyOfAll);
  return {
    authenticated: applied.some(({ name }) => names.get(name) === 'authenticated'),
    scopes: listsOf('requiresScopes', 'scopes'),
    policies: listsOf('policy', 'policies'),
  };
}

function holds(rule: Rule | undefined, { authenticated, scopes, policies }: Grants): boolean {
  if (!rule) return true;
  const satisfied = (lists: readonly AnyOfAll[], granted: ReadonlySet<string>) =>
    lists.every((anyOf) => anyOf.some((allOf) => allOf.every((name) => granted.has(name))));
  return (
    (authenticated || !rule.authenticated) &&
    satisfied(rule.scopes, scopes) &&
    satisfied(rule.policies, policies)
  );
}
