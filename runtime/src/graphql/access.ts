import { defaultFieldResolver, GraphQLError, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import { Extensions } from 'type-graphql';
import { isAdmin, type Actor } from '../identity/index.js';
import type { GraphContext } from './context.js';
import { invalidInputPayload } from './invalid-input.js';
import { noteOutcome } from './mutation-outcome.js';
import { unstorablePath } from './storable-text.js';

/** Who may call a root field at all; finer rules are policies inside the use cases. */
export type AccessLevel = 'public' | 'member' | 'admin' | 'service';

/** Declares who may call a root field. A schema with an undeclared root field does not build. */
export function Access(level: AccessLevel): MethodDecorator & PropertyDecorator {
  return Extensions({ access: level });
}

/**
 * Puts the declared access in front of every root field, refuses text that cannot be stored, and turns invalid mutation
 * input into `userErrors`.
 */
export function guardRootFields(schema: GraphQLSchema): void {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const root of roots) {
    for (const field of Object.values(root?.getFields() ?? {})) {
      const level = field.extensions['access'] as AccessLevel | undefined;
      if (!level) throw new Error(`${root?.name}.${field.name} declares no @Access`);
      const isMutation = root === schema.getMutationType();
      const resolve = guarded(field.resolve ?? defaultFieldResolver, level);
      field.resolve = isMutation ? noteOutcome(invalidInputPayload(resolve)) : resolve;
      if (field.subscribe) field.subscribe = guarded(field.subscribe, level);
    }
  }
}

type Resolver = GraphQLFieldResolver<unknown, GraphContext>;

function guarded(resolve: Resolver, level: AccessLevel): Resolver {
  return (source, args, context, info) => {
    assertAccess(context.actor, level);
    assertStorable(args);
    return resolve(source, args, context, info) as unknown;
  };
}

function assertStorable(args: Record<string, unknown>): void {
  const path = unstorablePath(args);
  if (!path) return;
  const message = `${path.at(-1)} contains a character that cannot be stored.`;
  throw new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', path } });
}

function assertAccess(actor: Actor, level: AccessLevel): void {
  if (level === 'public' || actor.kind === level || (level === 'admin' && isAdmin(actor))) return;
  if (level === 'member' || (level === 'admin' && actor.kind === 'anonymous')) {
    throw new GraphQLError('Sign in first.', { extensions: { code: 'UNAUTHENTICATED' } });
  }
  throw new GraphQLError('You may not do this.', { extensions: { code: 'FORBIDDEN' } });
}
