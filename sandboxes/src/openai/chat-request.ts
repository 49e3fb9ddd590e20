import { z } from 'zod';

const message = z.object({
  role: z.enum(['system', 'developer', 'user', 'assistant']),
  content: z.string(),
});

const responseFormat = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text') }),
  z.object({ type: z.literal('json_object') }),
  z.object({
    type: z.literal('json_schema'),
    json_schema: z.object({
      name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
      strict: z.boolean().optional(),
      schema: z.record(z.string(), z.unknown()),
    }),
  }),
]);

/** The part of a chat completion request that this sandbox understands; streams are refused. */
export const chatRequest = z.object({
  model: z.string().min(1),
  messages: z.array(message).min(1),
  temperature: z.number().min(0).max(2).optional(),
  max_completion_tokens: z.int().positive().optional(),
  response_format: responseFormat.optional(),
  stream: z.literal(false).optional(),
});

export type ChatRequest = z.infer<typeof chatRequest>;
