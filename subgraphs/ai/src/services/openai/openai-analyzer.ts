import type { Logger } from '@gatefold/runtime/logging';
import OpenAI, { APIUserAbortError } from 'openai';
import type { ChatCompletion } from 'openai/resources/chat/completions';
import {
  noTokens,
  type AnalysisFailure,
  type AnalysisOutcome,
  type ContentAnalyzer,
  type ProjectContent,
  type TokenUsage,
} from '../content-analyzer.js';
import { acceptSuggestions } from '../suggestion-limits.js';
import { answerSchema, readAnswer } from './openai-answer.js';
import { failureOf } from './openai-failure.js';
import { promptFor } from './openai-prompt.js';

/** Most tokens of an answer: three short texts and their reasons. */
const completionTokensMax = 1_500;
/** Attempts after the first, within the same time limit. */
const retriesMax = 1;

export interface OpenAiSettings {
  readonly apiKey: string;
  /** Address that ends before `/chat/completions`. */
  readonly baseUrl: string;
  readonly model: string;
  /** For one analysis with all its attempts. */
  readonly timeoutMs: number;
  readonly log: Logger;
}

/** An analyzer behind any API that speaks OpenAI's chat completions with structured output. */
export function createOpenAiAnalyzer(settings: OpenAiSettings): ContentAnalyzer {
  const client = new OpenAI({
    apiKey: settings.apiKey,
    baseURL: settings.baseUrl,
    organization: null,
    project: null,
    timeout: settings.timeoutMs,
    maxRetries: retriesMax,
    logLevel: 'off',
  });
  return {
    identity: { kind: 'OPENAI', name: settings.model },
    analyze: async (content) => {
      try {
        return outcomeOf(
          content,
          await withinTime(settings.timeoutMs, (signal) => ask(client, settings.model, content, signal)),
        );
      } catch (error) {
        const failure = failureOf(error);
        if (!failure) throw error;
        settings.log.warn({ reason: failure.reason, err: summaryOf(error) }, 'provider_failed');
        return failed(failure, noTokens);
      }
    },
  };
}

function ask(
  client: OpenAI,
  model: string,
  content: ProjectContent,
  signal: AbortSignal,
): Promise<ChatCompletion> {
  return client.chat.completions.create(
    {
      model,
      messages: promptFor(content),
      temperature: 0.2,
      max_completion_tokens: completionTokensMax,
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'suggestions', strict: true, schema: answerSchema },
      },
    },
    { signal },
  );
}

/** Rejects at the time limit even while the SDK waits between two attempts. */
async function withinTime<Value>(
  timeoutMs: number,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const limit = new AbortController();
  const { promise: expiry, reject } = withReject();
  const timer = setTimeout(() => {
    limit.abort();
    reject(new APIUserAbortError());
  }, timeoutMs);
  try {
    return await Promise.race([work(limit.signal), expiry]);
  } finally {
    clearTimeout(timer);
  }
}

function withReject(): { promise: Promise<never>; reject: (error: Error) => void } {
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<never>((_resolve, rejectPromise) => {
    reject = rejectPromise;
  });
  return { promise, reject };
}

function outcomeOf(content: ProjectContent, completion: ChatCompletion): AnalysisOutcome {
  const tokens = tokensOf(completion);
  const choice = completion.choices?.[0];
  if (choice?.message?.refusal || choice?.finish_reason === 'content_filter')
    return failed({ reason: 'DECLINED' }, tokens);
  const text = choice?.finish_reason === 'length' ? undefined : choice?.message?.content;
  const proposed = typeof text === 'string' ? readAnswer(text) : undefined;
  if (!proposed) return failed({ reason: 'UNREADABLE' }, tokens);
  return { ok: true, suggestions: acceptSuggestions(content, proposed), tokens };
}

function failed(failure: AnalysisFailure, tokens: TokenUsage): AnalysisOutcome {
  return { ok: false, failure, tokens };
}

function tokensOf({ usage }: ChatCompletion): TokenUsage {
  return { promptTokens: countOf(usage?.prompt_tokens), completionTokens: countOf(usage?.completion_tokens) };
}

function countOf(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0
    ? Math.min(value, 2_000_000_000)
    : 0;
}

/** Name, status and message of an error of the SDK, without headers or body. */
function summaryOf(error: unknown): { name: string; status: unknown; message: string } {
  const { name, message, status } = error as Error & { status?: unknown };
  return { name, status, message };
}
