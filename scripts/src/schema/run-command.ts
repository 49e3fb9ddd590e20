import { CompositionError } from './compose.js';
import { SubgraphMissingError } from './subgraph-sdl.js';

/** Runs a schema command and sets the exit code: its own, or 1 with the message of a failure that people can mend. */
export async function runCommand(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    if (!(error instanceof CompositionError) && !(error instanceof SubgraphMissingError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
