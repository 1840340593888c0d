import { readFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const FOLDER = 'dist/chrome';

/** Bytes of each entry, gzipped, with what it loads at its start; chunks that are loaded later are left out. */
export type Weight = { entry: string; bytes: number; most?: number };

export const weights = async (): Promise<Weight[]> => [
  { entry: 'popup script', bytes: await weigh(...(await scriptsOf('src/entries/popup.html'))), most: 25_000 },
  { entry: 'page hook', bytes: await weigh('src/entries/page-hook.iife.js'), most: 6_000 },
  { entry: 'storage probe', bytes: await weigh('src/entries/storage-probe.iife.js'), most: 8_000 },
  { entry: 'background', bytes: await weigh('service-worker-loader.js') },
];

const scriptsOf = async (page: string): Promise<string[]> => {
  const sources = (await readFile(join(FOLDER, page), 'utf8')).matchAll(/<script[^>]*\bsrc="\/?([^"]+)"/g);
  const scripts = [...sources].map(([, source = '']) => source);
  if (scripts.length === 0) throw new Error(`${page} loads no script.`);
  return scripts;
};

/** Scripts and all that they import statically, each counted once. */
const weigh = async (...scripts: string[]): Promise<number> => {
  const counted = new Set(scripts);
  let bytes = 0;
  for (const script of counted) {
    const source = await readFile(join(FOLDER, script), 'utf8');
    bytes += gzipSync(source, { level: 9 }).length;
    for (const [, imported = ''] of source.matchAll(/(?:\bfrom|\bimport)\s*["'`](\.[^"'`]+)["'`]/g)) {
      counted.add(normalize(join(dirname(script), imported)));
    }
  }
  return bytes;
};
