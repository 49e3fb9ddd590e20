import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { entitlementFacts, planOf } from '@gatefold/schema';
import { identityHeader, verifyIdentity } from '@gatefold/runtime/identity';

type Field = 'reserveUsage' | 'commitUsage' | 'releaseUsage';

/** A ledger in memory behind billing's internal mutations, for tests of this subgraph alone. */
export interface BillingStandIn {
  /** GraphQL endpoint. */
  readonly url: string;
  /** Key that it knows the caller `ai` by, PKCS#8 PEM. */
  readonly callerKey: string;
  /** State of each reservation by id. */
  readonly reservations: ReadonlyMap<string, 'RESERVED' | 'COMMITTED' | 'RELEASED'>;
  /** Request ids of the calls, in order. */
  readonly requestIds: readonly (string | undefined)[];
  /** Units that can be held or used from now on. */
  allow(units: number): void;
  /** Breaks off every call of these mutations from now on; of none when empty. */
  refuse(...fields: readonly Field[]): void;
  stop(): Promise<void>;
}

/** Starts one on a free port of 127.0.0.1. It answers the holder of its `callerKey` alone, as billing does. */
export async function startBillingStandIn(): Promise<BillingStandIn> {
  const [gateway, ai] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
  const known = new Map([['ai', ai.publicKey]]);
  const reservations = new Map<string, 'RESERVED' | 'COMMITTED' | 'RELEASED'>();
  const requestIds: (string | undefined)[] = [];
  let unitsMax = Infinity;
  let refused: readonly Field[] = [];

  const change = (field: Field, id: string): object[] => {
    const held = [...reservations.values()].filter((state) => state !== 'RELEASED').length;
    if (field === 'reserveUsage' && !reservations.has(id) && held >= unitsMax) return [quotaError(held)];
    reservations.set(
      id,
      field === 'reserveUsage' ? 'RESERVED' : field === 'commitUsage' ? 'COMMITTED' : 'RELEASED',
    );
    return [];
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = Buffer.concat((await request.toArray()) as Buffer[]).toString('utf8');
    const token = String(request.headers[identityHeader]);
    const actor = await verifyIdentity(gateway.publicKey, 'billing', token, known).catch(() => undefined);
    if (actor?.kind !== 'service') return void response.writeHead(401).end();
    const { query, variables } = JSON.parse(body) as {
      query: string;
      variables: { input: { reservationId: string } };
    };
    const field = /reserveUsage|commitUsage|releaseUsage/.exec(query)?.[0] as Field;
    requestIds.push(request.headers['x-request-id'] as string | undefined);
    if (refused.includes(field)) return void response.destroy();
    const userErrors = change(field, variables.input.reservationId);
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ data: { [field]: { userErrors } } }));
  };

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    callerKey: ai.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    reservations,
    requestIds,
    allow: (units) => {
      unitsMax = units;
    },
    refuse: (...fields) => {
      refused = fields;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

function quotaError(used: number): object {
  const resetsAt = new Date('2099-01-01T00:00:00Z');
  const entitlement = entitlementFacts({
    key: 'ai.analyses',
    value: used,
    plan: planOf('FREE'),
    use: { used, resetsAt },
  });
  return { code: 'QUOTA_EXCEEDED', message: entitlement.reason, entitlement };
}
