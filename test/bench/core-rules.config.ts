import { defineConfig, mergeConfig, type Plugin } from 'vite';
import whole from '../../vite.config';

/** The rules that keep the product's promise, without the rest of the catalogue. */
const CORE: readonly string[] = [
  'rt-in-local-storage',
  'rt-in-session-storage',
  'rt-in-indexeddb',
  'rt-in-js-cookie',
  'rt-in-url',
  'rt-to-third-party',
  'rt-over-plaintext',
  'rt-in-token-response',
  'rt-not-rotated',
  'rt-reused',
  'rt-as-bearer',
  'at-in-url',
  'at-in-storage',
  'at-used-after-expiry',
  'at-lifetime-long',
  'jwt-alg-none',
  'jwt-exp-missing',
  'clock-skew',
];

const coreRules: Plugin = {
  name: 'core-rules',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('/src/rules/index.ts')
      ? `${code.replace('export const RULES', 'const ALL')}
export const RULES = ALL.filter(({ id }) => ${JSON.stringify(CORE)}.includes(id));`
      : undefined,
};

/** The extension with the core rules alone, to measure what the others cost. */
export default defineConfig(async (env) => mergeConfig(await whole(env), { plugins: [coreRules] }));
