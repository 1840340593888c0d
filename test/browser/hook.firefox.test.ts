import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Lab, startLab } from '../lab/lab';
import { launchFirefox } from './firefox';
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
let firefox: Awaited<ReturnType<typeof launchFirefox>>;
/** What a page was told before any access was granted: then there is no hook. */
const without = new Map<string, unknown>();
beforeAll(async () => {
  lab = await startLab();
  firefox = await launchFirefox({ extension: 'dist/firefox', port: lab.port });
  for (const [name, script] of SCRIPTS) without.set(name, (await ask(script)).said);
  await firefox.addon.grant(['<all_urls>']);
});
afterAll(async () => {
  await firefox?.close();
  await lab?.close();
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
