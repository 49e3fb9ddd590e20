import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';

/** A process as small as the contract allows: answers /ready, shows its settings, and ends in the way it is asked to. */
const {
  HOST,
  PORT,
  FIXTURE_NAME: name,
  FIXTURE_TRACE: trace,
  FIXTURE_REFUSE: refuse,
  FIXTURE_FAIL: fail,
} = process.env;
const say = (level, msg) => console.log(JSON.stringify({ level, msg }));

if (refuse === name) {
  say(60, 'Configuration is wrong: FIXTURE_REFUSE');
  process.exit(78);
}
if (fail === name) throw new TypeError('nothing works today');
const server = createServer((request, response) => {
  if (request.url === '/env') response.end(JSON.stringify(process.env));
  else response.end('ok');
});
server.listen(Number(PORT), HOST, () => say(30, 'listening'));
process.on('SIGTERM', () => {
  appendFileSync(trace, `${name}\n`);
  process.exit(0);
});
