import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startVitest } from 'vitest/node';
import { SCENES } from '../browser/states';
import { IN_FIREFOX } from '../browser/states/in-firefox';
import { FOLDER, LANGUAGES, pictureOf, THEMES } from '../browser/states/picture';
import { SIDE_PANEL } from '../browser/states/side-panel';
import { buildExtension } from '../lab/build-extension';
import { makeContactSheet, type Pictured } from './contact-sheet';

/**
 * `npm run pictures`: reaches every state of the interface in real Chromium, and the main ones in Firefox, in each language and theme, and lays their
 * pictures out in pictures/index.html. What has no picture is named at the end, and counts as a failure.
 */
const main = async (): Promise<number> => {
  const states: Pictured[] = [
    ...SCENES.flatMap((scene) => scene.states),
    { name: SIDE_PANEL, surface: 'panel' },
    ...IN_FIREFOX,
  ];
  console.log(`▸ ${states.length} states in ${LANGUAGES.length} languages and ${THEMES.length} themes`);
  await forget(states.map(({ name }) => name));
  console.log('▸ Build for Chromium and Firefox');
  for (const target of ['chrome', 'firefox'] as const) await buildExtension(target);
  console.log('▸ Pictures: a line for each group of states that is reached together');
  const vitest = await startVitest('test', [], { project: ['pictures'], watch: false, reporters: ['verbose'] });
  const hasFailed = vitest.state.getCountOfFailedTests() > 0 || vitest.state.getUnhandledErrors().length > 0;
  await vitest.close();
  console.log('▸ Contact sheet');
  const missing = await makeContactSheet(states);
  for (const file of missing) console.log(`  no picture: ${file}`);
  console.log(
    `\n${join(FOLDER, 'index.html')}: ${states.length * 4 - missing.length} pictures, ${missing.length} missing`,
  );
  return hasFailed || missing.length > 0 ? 1 : 0;
};

/** Pictures of an earlier run would stand for states that are no longer reached. */
const forget = async (states: readonly string[]): Promise<void> => {
  await mkdir(FOLDER, { recursive: true });
  const own = new Set(
    states.flatMap((state) => LANGUAGES.flatMap((lang) => THEMES.map((theme) => pictureOf(state, lang, theme)))),
  );
  for (const file of await readdir(FOLDER))
    if (own.has(file) || /^(?:contact-sheet|failed)-/.test(file)) await rm(join(FOLDER, file));
};

process.exitCode = await main();
