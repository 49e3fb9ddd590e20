import { SchemaProblem } from './schema-problem.js';

/** Runs a schema command and sets the exit code: its own, or 1 with the message of a SchemaProblem. */
export async function runCommand(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    if (!(error instanceof SchemaProblem)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
