import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Preloaded with `node --import`: lets a child process of a test run our TypeScript without a build. */
registerHooks({
  resolve: (specifier, context, next) => {
    if (specifier === '@gatefold/schema') {
      return next(new URL('../../../../schema/src/index.ts', import.meta.url).href, context);
    }
    if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL) {
      const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
      if (source.protocol === 'file:' && existsSync(fileURLToPath(source))) return next(source.href, context);
    }
    return next(specifier, context);
  },
});
