import { createServer } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, parse } from 'graphql';
import { definitions } from './definitions.mjs';
import { CallRecorder } from './call-recorder.mjs';

/**
 * Serves the four subgraphs, each on a port of its own, and tells the parent their addresses. An answer is computed
 * once per request body and repeated from memory, so that the gateways are measured and not their subgraphs.
 */
const answersMax = 5_000;
const recordedAnswerMs = 50;
const recorder = new CallRecorder();

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function answering(name, { typeDefs, resolvers }) {
  const schema = buildSubgraphSchema({ typeDefs: parse(typeDefs), resolvers });
  const answers = new Map();
  return async (request, response) => {
    const body = await bodyOf(request);
    const finish = recorder.begin(name, body);
    let answer = answers.get(body);
    if (!answer) {
      const { query: source, variables: variableValues, operationName } = JSON.parse(body);
      answer = Buffer.from(JSON.stringify(await graphql({ schema, source, variableValues, operationName })));
      if (answers.size >= answersMax) answers.clear();
      answers.set(body, answer);
    }
    if (recorder.isRecording) await setTimeout(recordedAnswerMs);
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length });
    response.end(answer);
    finish();
  };
}

const urls = {};
for (const [name, definition] of Object.entries(definitions)) {
  const answer = answering(name, definition);
  const server = createServer(
    { keepAliveTimeout: 120_000 },
    (request, response) => void answer(request, response),
  );
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  urls[name] = `http://127.0.0.1:${server.address().port}/graphql`;
}
process.on('message', (message) => {
  if (message === 'record') recorder.start();
  process.send(message === 'record' ? { recording: true } : { waves: recorder.stop() });
});
process.on('disconnect', () => process.exit(0));
process.send({ urls });
