import { z } from 'zod';

/** A name, its version and the shape of its payload; carried at least once, so handlers are idempotent. */
export interface EventDefinition<Payload = unknown> {
  /** `<subgraph>.<entity>.<past tense>@<version>` */
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
}

export function event<Shape extends z.ZodRawShape>(
  name: `${string}.${string}.${string}@${number}`,
  shape: Shape,
): EventDefinition<z.infer<z.ZodObject<Shape>>> {
  return { name, payload: z.object(shape) as z.ZodType<z.infer<z.ZodObject<Shape>>> };
}
