import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Rollup } from 'vite';
import type { Scenario } from './scenario';

/** It imports nothing, so that what comes out of the bundler is a script and no module. */
const TOKEN_WORKER = join(dirname(fileURLToPath(import.meta.url)), 'page', 'token-worker.ts');

/** The pages' code, bundled for browsers: `/assets/<name>.js` and what it imports, to source text. */
export const bundlePageScripts = async (
  scenarios: readonly Pick<Scenario, 'name' | 'script'>[],
): Promise<Map<string, string>> => {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    mode: 'development',
    publicDir: false,
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: {
          ...Object.fromEntries(scenarios.map(({ name, script }) => [name, script])),
          'token-worker': TOKEN_WORKER,
        },
        output: { entryFileNames: 'assets/[name].js', chunkFileNames: 'assets/shared-[name].js' },
      },
    },
  });
  if ('on' in result) throw new Error('The bundler watches instead of building.');
  const files = [result].flat().flatMap(({ output }) => output);
  return new Map(files.filter(isChunk).map(({ fileName, code }) => [`/${fileName}`, code]));
};

const isChunk = (file: Rollup.OutputAsset | Rollup.OutputChunk): file is Rollup.OutputChunk => file.type === 'chunk';
