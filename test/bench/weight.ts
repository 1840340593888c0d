import { readFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const FOLDER = 'dist/chrome';

/** Bytes of each entry, gzipped, with what it loads at its start; chunks that are loaded later are left out. */
export type Weight = { entry: string; bytes: number; most?: number };

export const weights = async (): Promise<Weight[]> => [
  { entry: 'popup script', bytes: await weigh(await scriptOf('src/entries/popup.html')), most: 25_000 },
  { entry: 'page hook', bytes: await weigh('src/entries/page-hook.iife.js'), most: 6_000 },
  { entry: 'storage probe', bytes: await weigh('src/entries/storage-probe.iife.js'), most: 8_000 },
  { entry: 'background', bytes: await weigh('service-worker-loader.js') },
];

const scriptOf = async (page: string): Promise<string> => {
  const source = /<script[^>]*\bsrc="\/?([^"]+)"/.exec(await readFile(join(FOLDER, page), 'utf8'))?.[1];
  if (!source) throw new Error(`${page} loads no script.`);
  return source;
};

/** A script and all that it imports statically, each counted once. */
const weigh = async (script: string, counted = new Set<string>()): Promise<number> => {
  if (counted.has(script)) return 0;
  counted.add(script);
  const source = await readFile(join(FOLDER, script), 'utf8');
  let bytes = gzipSync(source, { level: 9 }).length;
  for (const [, imported = ''] of source.matchAll(/(?:\bfrom|\bimport)\s*["'`](\.[^"'`]+)["'`]/g)) {
    bytes += await weigh(normalize(join(dirname(script), imported)), counted);
  }
  return bytes;
};
