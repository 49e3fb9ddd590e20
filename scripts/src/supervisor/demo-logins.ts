import { demo, demoAdminEmail } from '../seed/index.js';
import type { Environment } from './process-definition.js';
import type { Secrets } from './secrets.js';

/** The login of an administrator who is there for looking around. */
export interface DemoAdmin {
  readonly email: string;
  readonly password: string;
}

/** Who is there in a seeded platform. */
export interface DemoLogins {
  /** Address of the demo person, where there is one. */
  readonly demoEmail: string | undefined;
  /** Who administers the demo, where there is one and the operator named nobody. */
  readonly demoAdmin: DemoAdmin | undefined;
}

/** The people of the demo; none of them without it. */
export function demoLogins(isSeeded: boolean, env: Environment, secrets: Secrets): DemoLogins {
  if (!isSeeded) return { demoEmail: undefined, demoAdmin: undefined };
  const demoAdmin = { email: demoAdminEmail, password: secrets.demoAdminPassword };
  return { demoEmail: demo.email, demoAdmin: env['ADMIN_EMAIL'] ? undefined : demoAdmin };
}
