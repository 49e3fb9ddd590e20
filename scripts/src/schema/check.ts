/** `npm run schema:check [-- --base <commit>] [-- --strict]` */
import { parseArgs } from 'node:util';
import { checkSchema } from './check-schema.js';
import { CompositionError } from './compose.js';
import { printSubgraphs } from './subgraph-sdl.js';

const { values: options } = parseArgs({
  options: { base: { type: 'string', default: 'HEAD' }, strict: { type: 'boolean', default: false } },
});

try {
  const root = process.cwd();
  const report = await checkSchema(root, await printSubgraphs(root), options);
  for (const { kind, message } of report.changes) console.log(`${kind} since ${options.base}: ${message}`);
  for (const sentence of report.drift) console.error(sentence);
  if (report.drift.length > 0) console.error('Run npm run schema:print and commit schema/.');
  process.exitCode = report.failed ? 1 : 0;
} catch (error) {
  if (!(error instanceof CompositionError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
