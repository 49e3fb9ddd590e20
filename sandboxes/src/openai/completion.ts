import { createHash } from 'node:crypto';
import type { Behaviour } from './behaviour.js';
import type { ChatRequest } from './chat-request.js';
import { instanceOf, type JsonSchema } from './instance-of-schema.js';

const charactersPerToken = 4;

type CompletionBehaviour = Extract<Behaviour, { kind: 'answer' | 'say' | 'truncate' | 'ramble' | 'refuse' }>;

/** The body of a `chat.completion` for a request; ids, texts and token counts follow from the request alone. */
export function completionFor(request: ChatRequest, behaviour: CompletionBehaviour): Record<string, unknown> {
  const seed = createHash('sha256').update(JSON.stringify(request)).digest('hex').slice(0, 8);
  const content = contentFor(request, behaviour, seed);
  const prompt = tokensIn(request.messages.map((message) => message.content).join(''));
  const completion = tokensIn(content ?? '');
  return {
    id: `chatcmpl-${seed}`,
    object: 'chat.completion',
    created: 1_767_225_600,
    model: request.model,
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content,
          refusal: behaviour.kind === 'refuse' ? 'I cannot help with that.' : null,
        },
        logprobs: null,
        finish_reason: behaviour.kind === 'truncate' ? 'length' : 'stop',
      },
    ],
    usage: { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion },
  };
}

function contentFor(request: ChatRequest, behaviour: CompletionBehaviour, seed: string): string | null {
  switch (behaviour.kind) {
    case 'say':
      return behaviour.content;
    case 'ramble':
      return 'Sure! Here is what I would change about your project:';
    case 'refuse':
      return null;
    case 'truncate':
      return answerFor(request, seed).slice(0, 20);
    case 'answer':
      return answerFor(request, seed);
  }
}

function answerFor({ response_format: format }: ChatRequest, seed: string): string {
  if (format?.type === 'json_schema') {
    return JSON.stringify(instanceOf(format.json_schema.schema as JsonSchema, seed, format.json_schema.name));
  }
  return format?.type === 'json_object' ? JSON.stringify({ answer: seed }) : `answer ${seed}`;
}

function tokensIn(text: string): number {
  return Math.ceil(text.length / charactersPerToken);
}
