import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';

const holdScript = `
local holder = redis.call('GET', KEYS[1])
if holder == ARGV[1] then redis.call('PEXPIRE', KEYS[1], ARGV[2]) return 'kept' end
if holder then return 'refused' end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 'taken'`;

const renewScript = `if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end return 0`;

const releaseScript = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0`;

export interface RedisLease {
  /** Takes the lease or extends it: `taken` when it was free, `kept` when it was ours, `refused` when it is another's. */
  hold(): Promise<'taken' | 'kept' | 'refused'>;
  /** Extends the lease if it is ours; never takes it. */
  renew(): Promise<void>;
  release(): Promise<void>;
}

/** A key that one holder has at a time and that falls free `leaseMs` after the holder was last heard of. */
export function redisLease(redis: Redis, key: string, leaseMs: number): RedisLease {
  const token = randomUUID();
  return {
    hold: async () => (await redis.eval(holdScript, 1, key, token, leaseMs)) as 'taken' | 'kept' | 'refused',
    renew: async () => {
      await redis.eval(renewScript, 1, key, token, leaseMs);
    },
    release: async () => {
      await redis.eval(releaseScript, 1, key, token);
    },
  };
}
