import { isDeepStrictEqual } from 'node:util';
import { ask } from './child.mjs';
import { cases, nextNumber } from './cases.mjs';

/** Asks every gateway every case once. Throws when their answers differ or hold errors, so that like is compared. */
export async function compareAnswers(gateways) {
  for (const measured of cases) {
    const number = nextNumber();
    const [first, ...others] = await Promise.all(
      gateways.map(async ({ client }) => JSON.parse(await client.send(measured, number))),
    );
    if (first.errors) throw new Error(`${measured.name}: ${JSON.stringify(first.errors)}`);
    if (!others.every((other) => isDeepStrictEqual(first, other))) {
      throw new Error(`The gateways differ in their answers to "${measured.name}"`);
    }
  }
}

/** The subgraph calls and the answer of each recordable case as `gateway` makes them. */
export async function recordCalls(gateway, subgraphs) {
  const recordings = {};
  for (const measured of cases.filter(({ isRecordable }) => isRecordable)) {
    await ask(subgraphs, 'record');
    const answer = await gateway.client.send(measured, nextNumber());
    const { waves } = await ask(subgraphs, 'stop');
    recordings[measured.name] = { waves, answer };
  }
  return recordings;
}
