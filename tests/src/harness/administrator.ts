import { GraphClient } from './graph-client.js';

/** The administrator of a test. */
export const administrator = { email: 'admin@people.example', password: 'an administrator of tests' };

/** Settings with which a platform has the {@link administrator}. */
export const administratorSettings = {
  ADMIN_EMAIL: administrator.email,
  ADMIN_PASSWORD: administrator.password,
};

/** A client of the administrator. */
export async function signInAdministrator(origin: string): Promise<GraphClient> {
  const client = new GraphClient(origin);
  await client.signIn(administrator);
  return client;
}
