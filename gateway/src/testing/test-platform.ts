import { createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { jest } from '@jest/globals';
import { loadConfig } from '@gatefold/runtime/config';
import { parse } from 'graphql';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';
import { pino } from 'pino';
import { gatewaySettings, type GatewaySettings } from '../config/settings.js';
import { startGateway, type RunningGateway } from '../gateway.js';
import { eventually } from './eventually.js';
import { ExampleWorld, exampleSubgraphs } from './example-graph.js';
import { TestSubgraph, type TestSubgraphDefinition } from './test-subgraph.js';

/** Real servers on a machine that runs other things too. */
jest.setTimeout(30_000);

/** A person of the example graph. */
export const person = { userId: '01890a5d-ac96-774b-bcce-b302099a8057', username: 'ada' };

/** The example subgraphs and a gateway before them, all on free ports of this process. */
export class TestPlatform {
  readonly world = new ExampleWorld();
  gateway!: RunningGateway;
  private readonly logLines: string[] = [];
  private readonly subgraphs = new Map<string, TestSubgraph>();
  private settings!: GatewaySettings;
  private signingKey!: CryptoKey;
  private folder!: string;

  /**
   * @param settings of the gateway by name, over the defaults.
   * @param more subgraphs beside the example's.
   */
  static async start(
    settings: Readonly<Record<string, string>> = {},
    more: readonly TestSubgraphDefinition[] = [],
  ): Promise<TestPlatform> {
    const platform = new TestPlatform();
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    platform.signingKey = privateKey;
    const identity = generateKeyPairSync('ed25519');
    const definitions = [...exampleSubgraphs(platform.world), ...more];
    for (const definition of definitions) {
      const subgraph = new TestSubgraph(
        definition,
        createPublicKey(identity.publicKey.export({ type: 'spki', format: 'pem' })),
      );
      await subgraph.start();
      platform.subgraphs.set(definition.name, subgraph);
    }
    platform.of('users').jwks = {
      keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' }],
    };
    platform.folder = await mkdtemp(join(tmpdir(), 'gatefold-gateway-'));
    await writeFile(platform.supergraphPath, compose(definitions));
    platform.settings = loadConfig(gatewaySettings, {
      PORT: '0',
      LOG_LEVEL: 'silent',
      METRICS_PORT: '0',
      SUPERGRAPH_PATH: platform.supergraphPath,
      SUBGRAPH_URLS: [...platform.subgraphs].map(([name, { url }]) => `${name}=${url}`).join(','),
      IDENTITY_PRIVATE_KEY: String(identity.privateKey.export({ type: 'pkcs8', format: 'pem' })),
      ...settings,
    });
    await platform.startGateway();
    return platform;
  }

  /** Stops the gateway and starts another one, on another port. */
  async restartGateway(): Promise<void> {
    await this.gateway.stop();
    await this.startGateway();
  }

  private async startGateway(): Promise<void> {
    const log = pino({ level: 'debug' }, { write: (line: string) => void this.logLines.push(line) });
    this.gateway = await startGateway(this.settings, log);
  }

  get supergraphPath(): string {
    return join(this.folder, 'supergraph.graphql');
  }

  get origin(): string {
    return `http://127.0.0.1:${this.gateway.port}`;
  }

  get socketUrl(): string {
    return `ws://127.0.0.1:${this.gateway.port}/graphql`;
  }

  of(subgraph: string): TestSubgraph {
    const found = this.subgraphs.get(subgraph);
    if (!found) throw new Error(`no subgraph ${subgraph}`);
    return found;
  }

  /** Replaces the supergraph file by an atomic rename. */
  async replaceSupergraph(sdl: string): Promise<void> {
    await writeFile(`${this.supergraphPath}.next`, sdl);
    await rename(`${this.supergraphPath}.next`, this.supergraphPath);
  }

  /** An access token of {@link person}, valid for 10 minutes unless the claims say else. */
  token(claims: JWTPayload = {}, header: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1_000);
    const payload = {
      iss: 'gatefold',
      aud: 'gatefold-api',
      sub: person.userId,
      sid: randomUUID(),
      username: person.username,
      roles: ['MEMBER'],
      iat: now,
      exp: now + 600,
      ...claims,
    };
    return new SignJWT(payload)
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'k1', ...header })
      .sign(this.signingKey);
  }

  /** The value of a metric of the gateway. */
  async metric(name: string): Promise<number> {
    const text = await this.metrics();
    return Number(new RegExp(`^${name} (\\d+)`, 'm').exec(text)?.[1]);
  }

  /** Resolves when so many clients' subscriptions run, whether or not they share. */
  live(count: number): Promise<void> {
    return eventually(
      `${count} live`,
      async () => (await this.metric('gatefold_live_subscriptions')) === count,
    );
  }

  /** Resolves when the gateway has logged the event since the last call. */
  async logged(event: string): Promise<void> {
    await eventually(`a log line ${event}`, () => this.logLines.some((line) => line.includes(event)));
    this.logLines.length = 0;
  }

  /** The figures in Prometheus' format. */
  async metrics(): Promise<string> {
    return (await fetch(`http://127.0.0.1:${this.gateway.metricsPort}/metrics`)).text();
  }

  /** POSTs an operation and answers status, headers and body. */
  async post(query: string, options: { variables?: object; headers?: Record<string, string> } = {}) {
    const response = await fetch(`${this.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...options.headers },
      body: JSON.stringify({ query, variables: options.variables }),
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Answer };
  }

  /** Stops the gateway, which may be stopped already, and the subgraphs. */
  async stop(): Promise<void> {
    await this.gateway.stop();
    await Promise.all([...this.subgraphs.values()].map((subgraph) => subgraph.kill()));
    await rm(this.folder, { recursive: true });
  }
}

/** A GraphQL answer as a client reads it. */
export interface Answer {
  // Tests read into the data by the operation they sent.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly data?: any;
  readonly errors?: readonly {
    message: string;
    path?: (string | number)[];
    extensions: Record<string, unknown>;
  }[];
}

/** The supergraph of the definitions; throws with the composition's errors. */
export function compose(definitions: readonly TestSubgraphDefinition[]): string {
  const { supergraphSdl, errors } = composeServices(
    definitions.map(({ name, typeDefs }) => ({
      name,
      url: `http://${name}.invalid`,
      typeDefs: parse(typeDefs),
    })),
  );
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}
