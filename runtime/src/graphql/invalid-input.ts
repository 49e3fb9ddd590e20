import type { UserError } from '@gatefold/schema';
import type { ValidationError } from 'class-validator';
import { GraphQLError, type GraphQLFieldResolver } from 'graphql';
import { ArgumentValidationError } from 'type-graphql';

/** The errors of a failed class-validator run as `userErrors`, each with its path below `input`. */
export function inputErrors(error: ArgumentValidationError): readonly UserError[] {
  return collect(error.extensions.validationErrors as ValidationError[], ['input']);
}

/** Answers a mutation whose input is out of range with `userErrors` instead of a top-level error. */
export function invalidInputPayload<Source, Context>(
  resolve: GraphQLFieldResolver<Source, Context>,
): GraphQLFieldResolver<Source, Context> {
  return async (source, args, context, info) => {
    try {
      return (await resolve(source, args, context, info)) as unknown;
    } catch (error) {
      const userErrors = inputErrorsOf(error);
      if (userErrors) return { userErrors };
      throw error;
    }
  };
}

function inputErrorsOf(error: unknown): readonly UserError[] | undefined {
  if (error instanceof ArgumentValidationError) return inputErrors(error);
  if (!(error instanceof GraphQLError) || error.extensions['code'] !== 'BAD_USER_INPUT') return undefined;
  return [{ code: 'BAD_USER_INPUT', message: error.message, path: error.extensions['path'] as string[] }];
}

function collect(errors: readonly ValidationError[], path: readonly string[]): UserError[] {
  return errors.flatMap((error) => {
    const here = [...path, error.property];
    const own = Object.values(error.constraints ?? {}).map((message): UserError => ({
      code: 'BAD_USER_INPUT',
      message,
      path: here,
    }));
    return [...own, ...collect(error.children ?? [], here)];
  });
}
