import { loadConfig } from '@gatefold/runtime/config';
import { expect, test } from '@jest/globals';
import { fetcherSettings } from './fetcher-settings.js';

const load = (environment: Record<string, string>) => loadConfig(fetcherSettings, environment);

test('by default no header is forwarded, reads are shared and every subgraph has 1.8 s', () => {
  expect(load({})).toEqual({
    SUBGRAPH_TIMEOUT_MS: 1_800,
    SUBGRAPH_TIMEOUTS: new Map(),
    SUBGRAPH_BYTES_MAX: 10_485_760,
    SUBGRAPH_COMPRESSION: false,
    SHARE_READS: true,
    FORWARD_REQUEST_HEADERS: new Set(),
    FORWARD_RESPONSE_HEADERS: new Set(),
  });
});

test('lists are read by name, in lower case', () => {
  const settings = load({
    SUBGRAPH_TIMEOUTS: 'ai=8000, billing=1500',
    FORWARD_REQUEST_HEADERS: 'X-Tenant, dnt',
  });
  expect([...settings.SUBGRAPH_TIMEOUTS]).toEqual([
    ['ai', 8_000],
    ['billing', 1_500],
  ]);
  expect([...settings.FORWARD_REQUEST_HEADERS]).toEqual(['x-tenant', 'dnt']);
});

// S10
test.each([
  'authorization',
  'Cookie',
  'x-gatefold-identity',
  'x-forwarded-for',
  'content-length',
  'host',
  'a b',
  'set-cookie',
])('the header %s can be forwarded in neither direction', (name) => {
  expect(() => load({ FORWARD_REQUEST_HEADERS: name })).toThrow(/FORWARD_REQUEST_HEADERS/);
  expect(() => load({ FORWARD_RESPONSE_HEADERS: name })).toThrow(/FORWARD_RESPONSE_HEADERS/);
});

test.each(['ai', 'ai=', 'ai=0', 'ai=2s', '=5'])('the time limit %s is refused', (value) => {
  expect(() => load({ SUBGRAPH_TIMEOUTS: value })).toThrow(/SUBGRAPH_TIMEOUTS/);
});
