import { demo, demoAdminEmail } from '../seed/index.js';
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

/** The people of the demo; none of them without it. `operatorEmail` is the address of the operator's own administrator. */
export function demoLogins(
  isSeeded: boolean,
  operatorEmail: string | undefined,
  secrets: Pick<Secrets, 'demoAdminPassword'>,
): DemoLogins {
  if (!isSeeded) return { demoEmail: undefined, demoAdmin: undefined };
  const demoAdmin = { email: demoAdminEmail, password: secrets.demoAdminPassword };
  return { demoEmail: demo.email, demoAdmin: operatorEmail ? undefined : demoAdmin };
}
