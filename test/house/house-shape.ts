import { posix } from 'node:path';
import { parseSource } from './parse-source';

/** What a file may not be or hold, whoever imports it. `files`: text by path from the project. Answers sentences. */
export const misshapen = (files: ReadonlyMap<string, string>): string[] =>
  [...files].flatMap(([path, text]) => [
    ...namesOf(path).map((name) => `${path}: "${name}" says nothing of what is in it`),
    ...(isKebab(path) ? [] : [`${path}: a file is named in kebab-case after what it exports`]),
    ...(linesOf(text) > MOST_LINES ? [`${path}: ${linesOf(text)} lines, ${MOST_LINES} at most`] : []),
    ...faultsOf(path, text).map((fault) => `${path}: ${fault}`),
  ]);

const MOST_LINES = 250;

/** Folders and files that collect what has no place (architecture §1). */
const NOWHERE = ['utils', 'helpers', 'common', 'lib', 'types', 'constants'];

const namesOf = (path: string): string[] =>
  path.split('/').flatMap((part) => {
    const [name = ''] = part.split('.');
    return NOWHERE.includes(name.toLowerCase()) ? [part] : [];
  });

const isKebab = (path: string): boolean => /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z]+)+$/.test(posix.basename(path));

const linesOf = (text: string): number => text.replace(/\n$/, '').split('\n').length;

const faultsOf = (path: string, text: string): readonly string[] =>
  /\.tsx?$/.test(path) ? parseSource(path, text, new Set()).faults.filter((fault) => !/import/.test(fault)) : [];
