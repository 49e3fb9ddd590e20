import { Worker } from 'jest-worker';

/**
 * Runs test files as the compiler wrote them (`src/a.test.ts` as `dist/a.test.js`) in plain Node processes, which load every package
 * and every module of ours once and not once for each test file (ADR 22).
 */
export default class NativeRunner {
  constructor(globalConfig) {
    this.globalConfig = globalConfig;
  }

  async runTests(tests, watcher, onStart, onResult, onFailure) {
    const { maxWorkers, testTimeout, testNamePattern } = this.globalConfig;
    const worker = new Worker(new URL('./native-worker.mjs', import.meta.url), {
      exposedMethods: ['run'],
      maxRetries: 0,
      numWorkers: Math.min(maxWorkers, tests.length),
      forkOptions: { execArgv: ['--enable-source-maps'], stdio: 'inherit' },
    });
    const settings = { testTimeout, testNamePattern };
    const runOne = async (test) => {
      if (watcher.isInterrupted()) return;
      try {
        await onStart(test);
        await onResult(test, await worker.run(test.path, test.context.config, settings));
      } catch (error) {
        await onFailure(test, error);
      }
    };
    await Promise.all(tests.map(runOne));
    await worker.end();
  }
}
