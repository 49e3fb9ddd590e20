import { expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { pino } from 'pino';
import { gatewayError } from './gateway-error.js';
import { publicError } from './public-error.js';

function format(error: unknown) {
  const lines: string[] = [];
  const log = pino({}, { write: (line: string) => void lines.push(line) });
  const formatted = publicError(error, 'req-1', log);
  return { formatted, again: publicError(formatted, 'req-1', log), lines };
}
const fromSubgraph = (message: string, extensions: Record<string, unknown>) =>
  new GraphQLError(message, { path: ['a', 0], extensions: { ...extensions, serviceName: 'content' } });

test('an error with a code of the contract keeps message, code and path', () => {
  const { formatted, lines } = format(fromSubgraph('Too many.', { code: 'QUOTA_EXCEEDED', limit: 5 }));
  expect(formatted.toJSON()).toEqual({
    message: 'Too many.',
    path: ['a', 0],
    extensions: { code: 'QUOTA_EXCEEDED', limit: 5, service: 'content' },
  });
  expect(lines).toEqual([]);
});

// S2
test.each<[string, unknown]>([
  ['a thrown error', new Error('secret at /srv/app.js:1')],
  ['no error at all', 'secret'],
  ['an error without a code', fromSubgraph('secret', {})],
  ['an unknown code', fromSubgraph('secret', { code: 'INTERNAL_SERVER_ERROR', stacktrace: ['secret'] })],
  [
    'a validation error that the gateway caused at a subgraph',
    fromSubgraph('secret', { code: 'GRAPHQL_VALIDATION_FAILED' }),
  ],
  ['INTERNAL of a subgraph', fromSubgraph('secret', { code: 'INTERNAL' })],
])('%s becomes INTERNAL with the request id, logged once', (_name, error) => {
  const { formatted, again, lines } = format(error);
  expect(formatted.extensions).toMatchObject({ code: 'INTERNAL', requestId: 'req-1' });
  expect(JSON.stringify(formatted)).not.toContain('secret');
  expect(again).toBe(formatted);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('secret');
});

// S2
test('suggestions are taken out of messages of the gateway', () => {
  const message = 'Cannot query field "plan" on type "Query". Did you mean "plans" or "plants"?';
  expect(format(gatewayError('GRAPHQL_VALIDATION_FAILED', message)).formatted.message).toBe(
    'Cannot query field "plan" on type "Query".',
  );
});

test('codes of libraries for faults of the caller are translated', () => {
  const formatted = format(new GraphQLError('no', { extensions: { code: 'BAD_REQUEST' } })).formatted;
  expect(formatted.extensions['code']).toBe('BAD_USER_INPUT');
});
