import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import type { TestSequencer, TestSpecification } from 'vitest/node';
import manifest from './manifest.json' with { type: 'json' };

type Target = 'chrome' | 'firefox';

/** manifest.json is the union of both browsers'; what the other one alone understands is left out of a build. */
const FOREIGN: Record<Target, { keys: readonly string[]; permissions: readonly string[] }> = {
  chrome: {
    keys: ['browser_specific_settings', 'sidebar_action'],
    permissions: ['webRequestBlocking', 'webRequestFilterResponse'],
  },
  firefox: { keys: ['minimum_chrome_version', 'side_panel', 'storage'], permissions: ['sidePanel'] },
};

const manifestOf = (target: Target, isServed: boolean): ManifestV3Export => {
  const { keys, permissions } = FOREIGN[target];
  // Hot reload fetches modules from the development server, which the policy of a build forbids.
  const left = [...keys, ...(isServed ? ['content_security_policy'] : [])];
  const own = Object.fromEntries(Object.entries(manifest).filter(([key]) => !left.includes(key)));
  return {
    ...own,
    permissions: manifest.permissions.filter((name) => !permissions.includes(name)),
  } as ManifestV3Export;
};

/**
 * crxjs lists registered scripts as web-accessible, which they need not be and which would let any page ask for the
 * extension; and a stack of the page hook would name the extension's address but for a source name of its own.
 */
const withdraw = (): Plugin => {
  let outDir = '';
  return {
    name: 'withdraw',
    apply: 'build',
    configResolved(config) {
      outDir = config.build.outDir;
    },
    // Not closeBundle: that also runs after a failure, and would hide it.
    async writeBundle() {
      const path = join(outDir, 'manifest.json');
      const { web_accessible_resources: _, ...built } = JSON.parse(await readFile(path, 'utf8')) as Record<
        string,
        unknown
      >;
      await writeFile(path, `${JSON.stringify(built, null, 2)}\n`);
      await appendFile(join(outDir, 'src/entries/page-hook.iife.js'), '\n//# sourceURL=_\n');
    },
  };
};

/** A chunk that is loaded later is in the extension already: Vite's helper for fetching it ahead would be weight alone. */
const plainImports: Plugin = {
  name: 'plain-imports',
  enforce: 'pre',
  load: (id) => (id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load();' : undefined),
};

/** What needs no permission, of that which the polyfill wraps. */
const FREE_APIS = ['i18n', 'permissions', 'runtime', 'tabs', 'windows'];

/** Marks the background's own copy of a module. */
const OWN = '?background';

/**
 * Where Chromium does not know the name `browser` yet, the polyfill wraps its methods by a table of every extension API.
 * What the manifest does not ask for is not there to be wrapped. And it is a module of the older kind: as one of today's it
 * needs no chunk that joins the two, which each page would fetch before its first script.
 */
const ownPolyfill: Plugin = {
  name: 'own-polyfill',
  transform(code, id) {
    if (!id.replace(OWN, '').endsWith('webextension-polyfill/dist/browser-polyfill.js')) return undefined;
    const [table, json] = code.match(/(?<=const apiMetadata = )(\{.+?\n {6}\});/s) ?? [];
    if (table === undefined || json === undefined)
      throw new Error('The polyfill keeps its table of APIs elsewhere now.');
    const own = Object.entries(JSON.parse(json) as object).filter(([name]) =>
      [...FREE_APIS, ...manifest.permissions].includes(name),
    );
    const slim = code.replace(table, `${JSON.stringify(Object.fromEntries(own))};`);
    const whole = `const module = { exports: {} };
      (function (module, exports) { ${slim} })(module, module.exports);
      export default module.exports;`;
    return { code: whole, map: null };
  },
};

/**
 * The background runs apart from the pages. With a copy of its own of what both use, each begins with one script: what they
 * shared would be another, which a page waits for longer than it takes to run.
 */
const apart: Plugin = {
  name: 'apart',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    const isBackground = importer?.endsWith('/background.ts') || importer?.endsWith(OWN);
    // What is put into pages is built alone.
    if (!isBackground || source.includes('.iife.')) return undefined;
    const found = await this.resolve(source, importer, { ...options, skipSelf: true });
    return found && { ...found, id: `${found.id}${OWN}` };
  },
};

type Modules = { getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null };

/** What the popup loads at its start is one script, which is smaller than several. */
const firstScript = {
  name: (id: string, modules: Modules): string | null => {
    popup ??= reachOf('src/entries/popup.tsx', modules);
    return popup.has(id) ? 'show' : null;
  },
};
let popup: ReadonlySet<string> | undefined;

/** A file with all that it imports at once; what is loaded later is left out. */
const reachOf = (file: string, modules: Modules): Set<string> => {
  const reach = new Set([join(import.meta.dirname, file)]);
  for (const id of reach) for (const next of modules.getModuleInfo(id)?.importedIds ?? []) reach.add(next);
  return reach;
};

/** The SDKs' own tests are none of ours. */
const FOREIGN_TESTS = '**/node_modules/**';
const BROWSER_TESTS = 'test/browser/**/*.{chromium,firefox}.test.ts';
/** Files that leave nothing behind share a process and its modules; two of those folders mock one, or set the time zone. */
const PURE_TESTS = 'test/{oauth,rules,views,house}/**/!(guards|time).test.{ts,tsx}';
/** The time zone is a process's own. */
const ZONE_TESTS = 'test/views/time.test.ts';
/** Longer than one waits for every time: each has a command of its own. */
const LONG = 'test/browser/{every-scenario,killed,managed,states,workbench-lists}.{chromium,firefox}.test.ts';
/** Every state of the interface in every language and theme: for `npm run pictures`. */
const PICTURES = 'test/browser/all-*.{chromium,firefox}.test.ts';
/** Those that measure time, end workers within it, or build what the others load. */
const ALONE = 'test/browser/{big-page,demo,forger,worker}.chromium.test.ts';

/** What takes minutes, the longest first: begun last, one file would keep one of two processors busy at the end. */
const LONGEST = [
  /scenarios-(?:first|second)\.chromium/,
  /(?:access|lifecycle)\.chromium|(?:login|panels|scenarios)\.firefox/,
  /(?:accessibility|hook|keyboard-walk|lifecycle-view|scenarios-site)\./,
  /(?:hostile-views|look-alikes|token-view)\./,
  /sight-bad-input|decode-pasted\.property/,
];

/** Vitest itself knows how long files take from a run before alone, and a fresh clone had none. */
class LongestFirst implements TestSequencer {
  sort(files: TestSpecification[]): TestSpecification[] {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = LONGEST.findIndex((name) => name.test(moduleId));
      return at < 0 ? LONGEST.length : at;
    };
    return files.toSorted((one, other) => rank(one) - rank(other));
  }

  shard(files: TestSpecification[]): TestSpecification[] {
    return files;
  }
}

// A busy machine may take seconds to load what a test loads anew. Vitest leaves a processor idle, of two a half.
const UNIT = { testTimeout: 30_000, maxWorkers: '100%' };
/** Real browsers on a busy machine: what failed is tried once more, and `npm test` names what needed that. */
const IN_BROWSERS = { testTimeout: 120_000, hookTimeout: 180_000, retry: 1 };

export default defineConfig(({ mode, command }) => {
  const target: Target = mode === 'firefox' ? 'firefox' : 'chrome';
  const isTest = process.env.VITEST !== undefined;
  return {
    publicDir: 'src/static',
    build: {
      outDir: `dist/${target}`,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: {
          workbench: 'src/entries/workbench.html',
          // crxjs finds the side panel by itself, and no sidebar.
          ...(target === 'firefox' && { panel: 'src/entries/panel.html' }),
        },
        // Else the public suffix list, one long string, is written out again wherever it is read.
        optimization: { inlineConst: false },
        output: { codeSplitting: { groups: [firstScript] } },
      },
    },
    plugins: isTest
      ? []
      : [
          crx({ manifest: manifestOf(target, command === 'serve'), browser: target }),
          command === 'build' && apart,
          command === 'build' && withdraw(),
          command === 'build' && plainImports,
          command === 'build' && ownPolyfill,
        ],
    test: {
      sequence: { sequencer: LongestFirst },
      projects: [
        { extends: true, test: { ...UNIT, name: 'pure', include: [PURE_TESTS], isolate: false } },
        {
          extends: true,
          test: {
            ...UNIT,
            name: 'unit',
            include: ['test/**/*.test.{ts,tsx}'],
            exclude: [BROWSER_TESTS, PURE_TESTS, ZONE_TESTS, FOREIGN_TESTS],
            // A thread starts sooner than a process.
            pool: 'threads',
          },
        },
        { extends: true, test: { ...UNIT, name: 'zone', include: [ZONE_TESTS] } },
        {
          extends: true,
          // Mostly they wait for a browser: three of them keep two cores busy.
          test: {
            ...IN_BROWSERS,
            name: 'browser',
            include: [BROWSER_TESTS],
            exclude: [FOREIGN_TESTS, ALONE, LONG, PICTURES],
            maxWorkers: 3,
          },
        },
        { extends: true, test: { ...IN_BROWSERS, name: 'browser-long', include: [LONG] } },
        { extends: true, test: { ...IN_BROWSERS, name: 'pictures', include: [PICTURES] } },
        {
          extends: true,
          test: {
            ...IN_BROWSERS,
            name: 'browser-alone',
            include: [ALONE],
            exclude: [FOREIGN_TESTS],
            fileParallelism: false,
          },
        },
      ],
    },
  };
});
