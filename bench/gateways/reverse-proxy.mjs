import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Pool } from 'undici';

/**
 * The practical floor: no GraphQL. The header `x-case` names a recording; its subgraph calls are repeated wave by
 * wave and the recorded answer is sent. Arguments: file of recordings, port.
 */
const [recordingsPath, port] = process.argv.slice(2);
const { urls, recordings } = JSON.parse(readFileSync(recordingsPath, 'utf8'));
const pools = Object.fromEntries(
  Object.entries(urls).map(([name, url]) => [name, new Pool(new URL(url).origin, { connections: 64 })]),
);
const prepared = new Map(
  Object.entries(recordings).map(([name, { waves, answer }]) => [
    name,
    { waves, answer: Buffer.from(answer) },
  ]),
);

async function call({ subgraph, body }) {
  const { body: answer } = await pools[subgraph].request({
    path: '/graphql',
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body,
  });
  return answer.arrayBuffer();
}

async function answer(request, response) {
  for await (const _chunk of request);
  const recording = prepared.get(request.headers['x-case']);
  if (!recording) return response.writeHead(404).end();
  for (const wave of recording.waves) await Promise.all(wave.map(call));
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': recording.answer.length });
  response.end(recording.answer);
}

createServer((request, response) => void answer(request, response)).listen(Number(port), '127.0.0.1');
