import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The text of every file of our own under a folder of the project that ends so, by its path from the project, with "/" between. */
export const readFiles = (folder: string, endings: RegExp): Map<string, string> => {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const paths = readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => endings.test(path) && !path.includes('/node_modules/'))
    .sort();
  return new Map(paths.map((path) => [path, readFileSync(root + path, 'utf8')]));
};
