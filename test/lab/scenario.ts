import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Channel } from '../../src/oauth/sighting';
import type { TokenKind } from '../../src/oauth/token';
import { HOSTS, type HostName, originOf } from './hosts';

/** What a scenario must have been seen to do, whether or not a rule speaks of it. `key`: a part of the place's key. */
export type Sought = { channel: Channel; kind: TokenKind; key?: string; host?: string };

/** A finding as far as a scenario foretells it; `-` where it names no place, or no token. */
export type Expected = { rule: string; channel: Channel | '-'; kind: TokenKind | '-' };

export type Scenario = {
  name: string;
  title: string;
  /** What it shows and what to expect, one line. */
  description: string;
  host: HostName;
  url: string;
  html: string;
  /** Absolute path of the page's code. */
  script: string;
  /** The exact set of findings with access to all sites. */
  expected: Expected[];
  /** The same with access to the page's own site alone, where it is foretold. */
  expectedSite: Expected[] | null;
  /** Sightings that must be among all there are; for places that no rule judges yet. */
  seen: Sought[];
  /** Where Firefox shows another set of findings than Chromium. */
  expectedFirefox: Expected[] | null;
};

const SCENARIOS = join(dirname(fileURLToPath(import.meta.url)), 'scenarios');

/** Every folder under `scenarios`, those with the fewest expected findings first. Throws when a folder is not a scenario. */
export const readScenarios = (folder = SCENARIOS): Scenario[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => readScenario(name, join(folder, name)))
    .sort((a, b) => a.expected.length - b.expected.length || a.name.localeCompare(b.name));

const readScenario = (name: string, folder: string): Scenario => {
  const html = readFileSync(join(folder, 'page.html'), 'utf8');
  const host = hostNamed(metaOf(html, 'lab-host') ?? HOSTS.app);
  const title = /<title>([^<]+)<\/title>/.exec(html)?.[1];
  const description = metaOf(html, 'description');
  if (!title || !description || !host)
    throw new Error(`Scenario ${name}: page.html lacks a title, a description or a known host.`);
  const files = readdirSync(folder);
  return {
    name,
    title,
    description,
    host,
    url: `${originOf(host)}/${name}`,
    html,
    script: join(folder, 'page.ts'),
    expected: expectedIn(join(folder, 'expected.json')),
    expectedSite: files.includes('expected.site.json') ? expectedIn(join(folder, 'expected.site.json')) : null,
    expectedFirefox: files.includes('expected.firefox.json') ? expectedIn(join(folder, 'expected.firefox.json')) : null,
    seen: files.includes('expected.seen.json') ? soughtIn(join(folder, 'expected.seen.json')) : [],
  };
};

const metaOf = (html: string, name: string): string | undefined =>
  new RegExp(`<meta name="${name}" content="([^"]+)"`).exec(html)?.[1];

const isHost = (name: string): name is HostName => name in HOSTS;

const hostNamed = (host: string): HostName | undefined =>
  Object.keys(HOSTS)
    .filter(isHost)
    .find((name) => HOSTS[name] === host);

const soughtIn = (file: string): Sought[] => JSON.parse(readFileSync(file, 'utf8'));
const expectedIn = (file: string): Expected[] => JSON.parse(readFileSync(file, 'utf8'));
