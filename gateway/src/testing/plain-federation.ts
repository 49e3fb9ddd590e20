import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { pino } from 'pino';
import type { RunningGateway } from '../gateway.js';
import { standaloneSettings } from '../standalone/standalone-settings.js';
import { startStandalone } from '../standalone/start-standalone.js';
import { PlainSubgraph } from './plain-subgraph.js';
import type { Answer } from './test-platform.js';
import type { TestSubgraphDefinition } from './test-subgraph.js';

/** Subgraphs with their composed supergraph and a standalone gateway before them. */
export class PlainFederation {
  gateway!: RunningGateway;
  readonly subgraphs: readonly PlainSubgraph[];
  private folder: string | undefined;

  private constructor(definitions: readonly TestSubgraphDefinition[]) {
    this.subgraphs = definitions.map((definition) => new PlainSubgraph(definition));
  }

  /**
   * Leaves nothing open when it rejects. `environment` holds settings of the gateway; `composition` makes the
   * supergraph of the running subgraphs.
   */
  static async start(
    definitions: readonly TestSubgraphDefinition[],
    environment: Readonly<Record<string, string>> = {},
    composition = composeAt,
  ): Promise<PlainFederation> {
    const federation = new PlainFederation(definitions);
    try {
      await federation.open(composition, environment);
      return federation;
    } catch (error) {
      await federation.stop();
      throw error;
    }
  }

  private async open(
    composition: (subgraphs: readonly PlainSubgraph[]) => string,
    environment: Readonly<Record<string, string>>,
  ): Promise<void> {
    await Promise.all(this.subgraphs.map((subgraph) => subgraph.start()));
    this.folder = await mkdtemp(join(tmpdir(), 'gatefold-standalone-'));
    await writeFile(this.supergraphPath, composition(this.subgraphs));
    this.gateway = await startStandalone(
      standaloneSettings(['--supergraph', this.supergraphPath, '--port', '0'], environment),
      pino({ level: 'silent' }),
    );
  }

  get supergraphPath(): string {
    return join(this.folder ?? '', 'supergraph.graphql');
  }

  get origin(): string {
    return `http://127.0.0.1:${this.gateway.port}`;
  }

  of(subgraph: string): PlainSubgraph {
    const found = this.subgraphs.find(({ definition }) => definition.name === subgraph);
    if (!found) throw new Error(`no subgraph ${subgraph}`);
    return found;
  }

  async replaceSupergraph(sdl: string): Promise<void> {
    await writeFile(`${this.supergraphPath}.next`, sdl);
    await rename(`${this.supergraphPath}.next`, this.supergraphPath);
  }

  /** POSTs an operation and answers its body. */
  async post(
    query: string,
    variables?: object,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  }

  async stop(): Promise<void> {
    await this.gateway?.stop();
    await Promise.all(this.subgraphs.map((subgraph) => subgraph.stop()));
    if (this.folder !== undefined) await rm(this.folder, { recursive: true });
  }
}

/** The supergraph of running subgraphs with their addresses; throws with the composition's errors. */
export function composeAt(subgraphs: readonly PlainSubgraph[]): string {
  const { supergraphSdl, errors } = composeServices(
    subgraphs.map(({ definition: { name, typeDefs }, url }) => ({ name, url, typeDefs: parse(typeDefs) })),
  );
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}
