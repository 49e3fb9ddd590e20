import { generateKeyPairSync } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { loadConfig } from '@gatefold/runtime/config';
import { expect, test } from '@jest/globals';
import { gatewaySettings } from './settings.js';

const pem = (type: 'ed25519' | 'x25519') =>
  String(generateKeyPairSync(type as 'ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
const supergraph = fileURLToPath(new URL('../../../schema/supergraph.graphql', import.meta.url));
const complete = {
  SUPERGRAPH_PATH: supergraph,
  SUBGRAPH_URLS: 'users=http://127.0.0.1:1/graphql, content=http://127.0.0.1:2/graphql',
  IDENTITY_PRIVATE_KEY: pem('ed25519').replaceAll('\n', '\\n'),
};

test('the documented limits are the defaults', () => {
  expect(loadConfig(gatewaySettings, complete)).toMatchObject({
    TOKENS_MAX: 1_000,
    DEPTH_MAX: 10,
    ALIASES_MAX: 15,
    ROOT_FIELDS_MAX: 10,
    DIRECTIVES_MAX: 5,
    COST_MAX: 1_000,
    BODY_BYTES_MAX: 102_400,
    SOCKET_MESSAGE_BYTES_MAX: 65_536,
    SOCKET_OPERATIONS_MAX: 20,
    USER_SOCKETS_MAX: 10,
    OPERATION_TIMEOUT_MS: 10_000,
    SUBGRAPH_TIMEOUT_MS: 1_800,
    INTROSPECTION: true,
  });
});

test('addresses of subgraphs are read by name', () => {
  const { SUBGRAPH_URLS } = loadConfig(gatewaySettings, complete);
  expect([...SUBGRAPH_URLS.keys()]).toEqual(['users', 'content']);
  expect(SUBGRAPH_URLS.get('content')?.href).toBe('http://127.0.0.1:2/graphql');
});

test('all problems are listed at once', () => {
  const wrong = {
    SUPERGRAPH_PATH: '/nowhere.graphql',
    SUBGRAPH_URLS: 'users',
    IDENTITY_PRIVATE_KEY: pem('x25519'),
    ALLOWED_ORIGINS: 'https://a.example/path',
    DEPTH_MAX: '0',
  };
  let message = '';
  try {
    loadConfig(gatewaySettings, wrong);
  } catch (error) {
    message = String(error);
  }
  for (const name of Object.keys(wrong)) expect(message).toContain(name);
});

test('networks without limits are given as addresses and subnets; anything else is refused', () => {
  const { UNLIMITED_NETWORKS: list } = loadConfig(gatewaySettings, {
    ...complete,
    UNLIMITED_NETWORKS: '10.0.0.0/8, fd00::/8,192.0.2.7',
  });
  expect([list.check('10.9.9.9'), list.check('fd12::1', 'ipv6'), list.check('192.0.2.7')]).toEqual([
    true,
    true,
    true,
  ]);
  expect(list.check('192.0.2.8')).toBe(false);
  for (const wrong of ['10.0.0.0/33', 'localhost', '10.0.0/8', '10.0.0.0/']) {
    expect(() => loadConfig(gatewaySettings, { ...complete, UNLIMITED_NETWORKS: wrong })).toThrow(
      'UNLIMITED_NETWORKS',
    );
  }
});
