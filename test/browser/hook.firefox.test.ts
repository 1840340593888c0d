import { describe, expect, it } from 'vitest';
import type { Lab } from '../lab/lab';
import { type FirefoxInLab, firefoxInLab } from './firefox-in-lab';
import { FETCHING, LOOKS, MESSAGES, STREAMING } from './hook-facts';
import { FREEZE, PULL_DOWN, REPLACE } from './hook-hazards';
import { coverageOf } from './recorded';
import { until } from './until';

const SCRIPTS: readonly (readonly [string, string])[] = [
  ['looks of everything', LOOKS],
  ['requests and answers', FETCHING],
  ['streams', STREAMING],
  ['messages', MESSAGES],
  ['uses after it has replaced what the hook might lean on', REPLACE],
  ['uses after it has frozen everything', FREEZE],
  ['uses after it has laid traps', PULL_DOWN],
];

let lab: Lab;
let firefox: FirefoxInLab;
/** What a page was told before any access was granted: then there is no hook. */
const without = new Map<string, unknown>();
firefoxInLab({ granted: 'none' }, async (started) => {
  ({ lab, firefox } = started);
  for (const [name, script] of SCRIPTS) without.set(name, (await ask(script)).said);
  await firefox.addon.grant(['<all_urls>']);
});

const ask = async (script: string) => {
  const tab = await firefox.newTab();
  await tab.goto(`${lab.origin('app')}/`);
  const id = await firefox.addon.tabId(tab);
  const isHooked = async () => (await coverageOf(firefox.addon, id))?.hooked;
  const said = await tab.evaluate<[], unknown>(script);
  return { tab, said, isHooked };
};

describe('a page in Firefox that looks for the hook', () => {
  it.each(SCRIPTS)('finds the %s as they are without', async (name, script) => {
    const { tab, said, isHooked } = await ask(script);
    await until(isHooked, 'the hook');
    expect(without.get(name)).toBeTruthy();
    expect(said).toEqual(without.get(name));
    await tab.close();
  });

  it('has every answer it left closed at the server', async () => {
    await until(() => lab.log.live.every(({ left }) => left), 'the last connection to close');
  });
});
