import { randomBytes } from 'node:crypto';
import { hash, verify, type Algorithm, type Options } from '@node-rs/argon2';

/** OWASP's first choice for argon2id: 19 MiB, 2 passes, 1 lane. */
const memoryKib = 19_456;
const passes = 2;
const lanes = 1;
const argon2id = 2 as Algorithm;

const options: Options = { algorithm: argon2id, memoryCost: memoryKib, timeCost: passes, parallelism: lanes };

/** Sign-ins and registrations at a time: their hashes take a quarter of a second of two cores, far below what callers wait. */
export const turnsMax = 24;

export interface PasswordHasher {
  /**
   * Does what needs a hash unless {@link turnsMax} others are at it already: undefined then, and nothing was begun; so it is for a
   * second time in one `request`, since a document may name a login ten times. Without
   * it a crowd of guesses would let every other request of this process time out.
   */
  inTurn<Value>(request: object, work: () => Promise<Value>): Promise<Value> | undefined;
  /** argon2id in PHC format, with a salt of its own. */
  hash(password: string): Promise<string>;
  /** Whether the password fits. Without a hash it works just as long and answers no. */
  verify(passwordHash: string | undefined, password: string): Promise<boolean>;
}

/** Hashes off the event loop, a few at a time (the thread pool of Node). */
export async function createPasswordHasher(): Promise<PasswordHasher> {
  const nobodys = await hash(randomBytes(16).toString('hex'), options);
  let turns = 0;
  const served = new WeakSet<object>();
  return {
    inTurn: (request, work) => {
      if (turns >= turnsMax || served.has(request)) return undefined;
      served.add(request);
      turns += 1;
      return work().finally(() => {
        turns -= 1;
      });
    },
    hash: (password) => hash(normalise(password), options),
    verify: async (passwordHash, password) => {
      const fits = await verify(passwordHash ?? nobodys, normalise(password));
      return fits && passwordHash !== undefined;
    },
  };
}

/** The same password typed on another keyboard gives the same bytes. */
function normalise(password: string): string {
  return password.normalize('NFKC');
}
