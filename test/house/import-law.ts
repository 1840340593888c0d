import { type Edge, parseSource, type Source } from './parse-source';

/**
 * Whether the house stands as it was drawn: who imports whom, and what each browser-started file reaches. `files`: the
 * text of each file by its path from the project (src/…). Answers the breaches, each a sentence that names its edge.
 */
export const breaches = (files: ReadonlyMap<string, string>): string[] => {
  const paths = new Set(files.keys());
  const sources = new Map([...files].map(([path, text]) => [path, parseSource(path, text, paths)]));
  return [...sources.values()].flatMap(judgeSource).concat(judgeReach(sources), judgeWords(sources));
};

/** A folder, or the file of that name at the top of src; or a file within a folder, by its name without its ending. */
type Law = { may: readonly string[]; types?: readonly string[]; never?: readonly string[] };

const LAW: Readonly<Record<string, Law>> = {
  oauth: { may: ['jose', 'tldts'] },
  rules: { may: ['oauth'], never: ['oauth/observation'] },
  session: { may: ['oauth', 'rules', 'browser'] },
  channels: { may: ['oauth', 'browser'], types: ['channels/page'] },
  'channels/page': { may: ['oauth/sieve'] },
  report: { may: ['oauth', 'rules'], types: ['session'] },
  views: { may: ['preact', '@preact/signals'], types: ['oauth', 'rules', 'session'] },
  intents: { may: ['browser'] },
  entries: {
    may: ['oauth', 'rules', 'session', 'channels', 'channels/page', 'report', 'views', 'intents', 'browser'].concat([
      'preact',
      '@preact/signals',
    ]),
  },
  browser: { may: ['webextension-polyfill'] },
};

const PAGES = ['popup', 'panel', 'workbench'];
const SCRIPTS = ['page-hook.iife', 'storage-probe.iife'];
const STARTED = ['background', ...PAGES, ...SCRIPTS].map((name) => `entries/${name}`);

/** 'src/oauth/jwt.ts' is 'oauth/jwt'; a package keeps its name. */
const nameOf = (path: string): string => path.replace(/^src\//, '').replace(/(?:\.d)?\.tsx?$/, '');

const folderOf = (path: string): string => {
  if (!path.startsWith('src/')) return path;
  const name = nameOf(path);
  if (name.startsWith('channels/page/')) return 'channels/page';
  return name.split('/')[0] ?? '';
};

const judgeSource = ({ path, edges, faults }: Source): string[] => {
  const law = LAW[folderOf(path)];
  if (!law) return [`${path}: no law speaks of ${folderOf(path)}`];
  const hidden = faults
    .filter((fault) => /import/.test(fault))
    .map((fault) => `${path}: ${fault} hides what is imported`);
  return hidden.concat(edges.flatMap((edge) => judgeEdge(edge, law)));
};

const judgeEdge = (edge: Edge, { may, types = [], never = [] }: Law): string[] => {
  const [from, to, name] = [folderOf(edge.from), folderOf(edge.to), nameOf(edge.to)];
  const breach = (what: string) => [`${from} → ${what} (${edge.from})`];
  if (STARTED.includes(name)) return isScriptOfBackground(edge) ? [] : breach(name);
  const allowed = edge.isType ? [...may, ...types] : may;
  if (never.includes(name)) return breach(name);
  if (from === to || allowed.includes(to) || allowed.includes(name)) return [];
  if (types.includes(to)) return breach(`${to}, more than its types`);
  return breach(may.some((one) => one.startsWith(`${to}/`)) ? name : to);
};

/** The background names the two page scripts by the path the build gives them; it does not run them. */
const isScriptOfBackground = ({ from, to, query }: Edge): boolean =>
  nameOf(from) === 'entries/background' &&
  query === 'script&iife' &&
  SCRIPTS.some((name) => nameOf(to) === `entries/${name}`);

type Sources = ReadonlyMap<string, Source>;

/** What a file brings along, with the way to each: types are gone by then, and a file with a query is built apart. */
const reachOf = (sources: Sources, start: string, { dynamic }: { dynamic: boolean }): Map<string, string[]> => {
  const ways = new Map<string, string[]>([[start, [start]]]);
  for (const [path, way] of ways)
    for (const { to, isType, isDynamic, query } of sources.get(path)?.edges ?? [])
      if (!isType && query === '' && (dynamic || !isDynamic) && !ways.has(to)) ways.set(to, [...way, to]);
  return ways;
};

const started = (sources: Sources, names: readonly string[]): string[] =>
  [...sources.keys()].filter((path) => names.some((name) => nameOf(path) === `entries/${name}`));

/** The public suffix list is for the background alone; the pages may fetch jose when it is asked for, scripts never. */
const judgeReach = (sources: Sources): string[] => {
  const forbid = (names: readonly string[], what: readonly string[], dynamic: boolean): string[] =>
    started(sources, names).flatMap((start) =>
      [...reachOf(sources, start, { dynamic })]
        .filter(([path]) => what.includes(nameOf(path)))
        .map(([, way]) => way.map(nameOf).join(' → ')),
    );
  return [
    ...forbid([...PAGES, ...SCRIPTS], ['oauth/parties', 'tldts'], true),
    ...forbid(PAGES, ['jose'], false),
    ...forbid(SCRIPTS, ['jose', 'webextension-polyfill', 'browser'], true),
  ];
};

/** A content script's message is delivered to every extension page that listens, so none may (architecture §2). */
const judgeWords = (sources: Sources): string[] => {
  const say = (path: string, words: readonly string[], why: string): string[] =>
    words.filter((word) => sources.get(path)?.words.has(word)).map((word) => `${path}: ${word} ${why}`);
  const all = [...sources.keys()];
  const within = (names: readonly string[]) => [
    ...new Set(started(sources, names).flatMap((start) => [...reachOf(sources, start, { dynamic: true }).keys()])),
  ];
  const pages = within(PAGES).concat(all.filter((path) => folderOf(path) === 'views'));
  return [
    ...all.flatMap((path) => say(path, ['setAccessLevel'], 'opens storage to content scripts')),
    ...within(['background']).flatMap((path) =>
      say(path, ['storage.onChanged'], 'wakes the worker for its own writes'),
    ),
    ...[...new Set(pages)].flatMap((path) => say(path, LISTENING, 'hears what content scripts report')),
    ...pages.flatMap((path) => (sources.get(path)?.edges ?? []).flatMap(judgeIntents)),
  ];
};

const LISTENING = ['onMessage', 'onConnect'];

/** intents.ts is the end of the line that hears: a page takes its types. */
const judgeIntents = ({ from, to, names, isType }: Edge): string[] =>
  nameOf(to) !== 'intents' || isType ? [] : [`${from}: takes ${names.join(', ')} of intents, and would listen`];
