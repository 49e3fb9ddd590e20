/** `npm run schema:check [-- --base <commit>] [--strict]` */
import { parseArgs } from 'node:util';
import { checkSchema } from './check-schema.js';
import { runCommand } from './run-command.js';
import { printSubgraphs } from './subgraph-sdl.js';

await runCommand(async () => {
  const root = process.cwd();
  const { values: options } = parseArgs({
    options: { base: { type: 'string', default: 'HEAD' }, strict: { type: 'boolean', default: false } },
  });
  const report = await checkSchema(root, await printSubgraphs(root), options);
  for (const { kind, message } of report.changes) console.log(`${kind} since ${options.base}: ${message}`);
  for (const sentence of report.drift) console.error(sentence);
  if (report.drift.length > 0) console.error('Run npm run schema:print and commit schema/.');
  return report.failed ? 1 : 0;
});
