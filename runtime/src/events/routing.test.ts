import { describe, expect, test } from '@jest/globals';
import { defineHandler } from './handler.js';
import { handlersFor, payloadFor, refuseDuplicateNames } from './routing.js';
import { storedThing, thingHappened } from './testing/thing-happened.js';

const secondVersion = { ...thingHappened, name: 'alpha.thing.happened@2' };
const handle = (): Promise<void> => Promise.resolve();
const first = defineHandler(thingHappened, { name: 'b-first', handle });
const other = defineHandler(thingHappened, { name: 'a-other', handle });
const upgraded = defineHandler(secondVersion, { name: 'upgraded', handle });
const namesFor = (handlers: Parameters<typeof handlersFor>[0], name: string): string[] =>
  handlersFor(handlers, { name }).map((handler) => handler.name);

describe('routing', () => {
  test('gives an event to every handler of its name and version, in a fixed order', () => {
    expect(namesFor([first, upgraded, other], thingHappened.name)).toEqual(['a-other', 'b-first']);
  });

  test('ignores events that nobody handles', () => {
    expect(namesFor([first], 'alpha.thing.removed@1')).toEqual([]);
  });

  test('keeps a version that nobody accepts for the handlers of another version', () => {
    expect(namesFor([first, upgraded], 'alpha.thing.happened@3')).toEqual(['b-first', 'upgraded']);
    expect(payloadFor(first, storedThing('s', 1, 'alpha.thing.happened@3'))).toMatchObject({ ok: false });
  });

  test('refuses a payload that does not fit', () => {
    expect(payloadFor(first, { ...storedThing('s', 1), payload: { n: 'one' } })).toMatchObject({ ok: false });
    expect(payloadFor(first, storedThing('s', 1))).toEqual({ ok: true, payload: { n: 1 } });
  });

  test('refuses two handlers of one name', () => {
    expect(() => refuseDuplicateNames([first, first])).toThrow('"b-first"');
  });
});
