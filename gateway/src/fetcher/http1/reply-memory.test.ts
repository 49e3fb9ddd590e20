import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ReplyMemory } from './reply-memory.js';

// S6, R11: memory that is used again never shows one reply what another has left in it

const bytes = fc
  .record({ length: fc.constantFrom(0, 1, 16_383, 16_384, 16_385, 50_000), fill: fc.nat(255) })
  .map(({ length, fill }) => Buffer.alloc(length, fill));

test('replies side by side keep their own bytes, whatever was given back between', () => {
  const step = fc.record({ reply: fc.nat(3), bytes, isReleased: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const replies = [0, 1, 2, 3].map(() => ({ memory: new ReplyMemory(), wanted: Buffer.alloc(0) }));
      for (const { reply: index, bytes: more, isReleased } of steps) {
        const reply = replies[index] as (typeof replies)[number];
        reply.memory.append(more);
        reply.wanted = Buffer.concat([reply.wanted, more]);
        for (const { memory, wanted } of replies) {
          expect(memory.size).toBe(wanted.length);
          expect(memory.bytes().equals(wanted)).toBe(true);
        }
        if (!isReleased) continue;
        // Twice: what is given back twice would belong to two.
        reply.memory.release();
        reply.memory.release();
        reply.wanted = Buffer.alloc(0);
      }
    }),
  );
});
