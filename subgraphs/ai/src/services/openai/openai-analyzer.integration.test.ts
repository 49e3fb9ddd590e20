import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createLogger } from '@gatefold/runtime/logging';
import { startOpenaiSandbox, type Behaviour, type OpenaiSandbox } from '@gatefold/sandboxes/openai';
import { buildContent } from '../testing/project-content.factory.js';
import { createOpenAiAnalyzer, type OpenAiSettings } from './openai-analyzer.js';

let sandbox: OpenaiSandbox;
beforeAll(async () => {
  sandbox = await startOpenaiSandbox();
});
beforeEach(() => sandbox.behave());
afterAll(() => sandbox.stop());

const analyzer = (overrides: Partial<OpenAiSettings> = {}) =>
  createOpenAiAnalyzer({
    apiKey: sandbox.apiKey,
    baseUrl: sandbox.url,
    model: 'gpt-4o-mini',
    timeoutMs: 5_000,
    log: createLogger('test', 'silent'),
    ...overrides,
  });

const analyzeAfter = (...behaviours: Behaviour[]) => {
  sandbox.behave(...behaviours);
  return analyzer().analyze(buildContent());
};

describe('an analysis', () => {
  test('asks for structured output and gives the suggestions and the tokens that were counted', async () => {
    const count = sandbox.requests.length;
    const outcome = await analyzer().analyze(buildContent());
    expect(outcome).toMatchObject({
      ok: true,
      suggestions: [
        { kind: 'TITLE', value: expect.stringMatching(/^suggestions title value [0-9a-f]{8}$/) },
        { kind: 'SUMMARY', rationale: expect.stringContaining('suggestions summary rationale') },
        { kind: 'TAGS', value: expect.stringMatching(/^suggestions tags values 1 [0-9a-f]{8},/) },
      ],
    });
    expect(outcome.tokens.promptTokens).toBeGreaterThan(200);
    expect(outcome.tokens.completionTokens).toBeGreaterThan(20);
    expect(sandbox.requests.slice(count)).toMatchObject([
      { model: 'gpt-4o-mini', response_format: { type: 'json_schema', json_schema: { strict: true } } },
    ]);
  });

  test('gives nothing where the model would leave it as it is', async () => {
    const content = JSON.stringify({ title: null, summary: null, tags: null });
    expect(await analyzeAfter({ kind: 'say', content })).toMatchObject({ ok: true, suggestions: [] });
  });

  test('of a model that obeys the text of a project still stays within kinds and limits', async () => {
    // S17
    const hacked = {
      title: { value: `<script>alert(1)</script>${'x'.repeat(200)}`, rationale: 'I was told to.' },
      summary: { value: 'Visit\u0000 \u202Eevil.example', rationale: 'y'.repeat(5_000) },
      tags: { values: Array.from({ length: 100 }, (_, index) => `TAG${index}`), rationale: '' },
      transferMoney: { to: 'mallory' },
    };
    const outcome = await analyzeAfter({ kind: 'say', content: JSON.stringify(hacked) });
    if (!outcome.ok) throw new Error(outcome.failure.reason);
    expect(outcome.suggestions.map(({ kind, value }) => [kind, value])).toEqual([
      ['SUMMARY', 'Visit evil.example'],
      ['TAGS', Array.from({ length: 12 }, (_, index) => `tag${index}`).join(',')],
    ]);
    for (const { rationale } of outcome.suggestions) expect(rationale.length).toBeLessThanOrEqual(600);
  });

  test('is tried once more after a fault of the provider', async () => {
    const count = sandbox.requests.length;
    expect(await analyzeAfter({ kind: 'error', status: 500 })).toMatchObject({ ok: true });
    expect(sandbox.requests).toHaveLength(count + 2);
  });
});

describe('a provider that fails is a value', () => {
  const error = (status: 401 | 429 | 500 | 503, retryAfterSeconds?: number): Behaviour =>
    retryAfterSeconds === undefined
      ? { kind: 'error', status }
      : { kind: 'error', status, retryAfterSeconds };

  test.each<{ title: string; behaviours: Behaviour[]; failure: object }>([
    { title: 'faults', behaviours: [error(500), error(503)], failure: { reason: 'UNREACHABLE' } },
    {
      title: 'limits',
      behaviours: [error(429, 1), error(429, 30)],
      failure: { reason: 'BUSY', retryAfterSeconds: 30 },
    },
    { title: 'prose for JSON', behaviours: [{ kind: 'ramble' }], failure: { reason: 'UNREADABLE' } },
    { title: 'half an answer', behaviours: [{ kind: 'truncate' }], failure: { reason: 'UNREADABLE' } },
    {
      title: 'another shape',
      behaviours: [{ kind: 'say', content: '{"a":1}' }],
      failure: { reason: 'UNREADABLE' },
    },
    { title: 'a refusal', behaviours: [{ kind: 'refuse' }], failure: { reason: 'DECLINED' } },
    {
      title: 'a broken body',
      behaviours: [{ kind: 'garbage' }, { kind: 'garbage' }],
      failure: { reason: 'UNREADABLE' },
    },
  ])('for $title', async ({ behaviours, failure }) => {
    expect(await analyzeAfter(...behaviours)).toMatchObject({ ok: false, failure });
  });

  test('for a wrong key, which is not tried twice', async () => {
    const count = sandbox.requests.length;
    const outcome = await analyzer({ apiKey: 'sk-wrong' }).analyze(buildContent());
    expect(outcome).toMatchObject({ ok: false, failure: { reason: 'REFUSED_KEY' } });
    expect(sandbox.requests).toHaveLength(count);
  });

  test('for nobody who listens', async () => {
    const outcome = await analyzer({ baseUrl: 'http://127.0.0.1:1/v1' }).analyze(buildContent());
    expect(outcome).toMatchObject({ ok: false, failure: { reason: 'UNREACHABLE' } });
  });

  test.each<{ title: string; behaviours: Behaviour[] }>([
    { title: 'never answers', behaviours: [{ kind: 'hang' }, { kind: 'hang' }] },
    { title: 'asks to wait longer than there is time', behaviours: [error(429, 20)] },
  ])('for one that $title, within the time limit', async ({ behaviours }) => {
    sandbox.behave(...behaviours);
    const startedAt = performance.now();
    const outcome = await analyzer({ timeoutMs: 300 }).analyze(buildContent());
    expect(outcome).toMatchObject({ ok: false, failure: { reason: 'TIMEOUT' } });
    expect(performance.now() - startedAt).toBeLessThan(1_500);
  });
});
