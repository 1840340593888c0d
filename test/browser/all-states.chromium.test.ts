import { mkdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { type Lab, startLab } from '../lab/lab';
import { chromiumSpeaks } from './language';
import { SCENES } from './states';
import { FOLDER, LANGUAGES } from './states/picture';
import { showState } from './states/show-state';
import { showSidePanel } from './states/side-panel';
import { openStage, type Stage } from './states/stage';

let lab: Lab;
beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  lab = await startLab();
});
afterAll(() => lab?.close());

const hasJapanese = await chromiumSpeaks('ja');

describe.each(LANGUAGES.filter((lang) => hasJapanese || lang === 'en'))('in %s', (lang) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(lab, lang);
  });
  afterAll(() => stage?.close());

  it.each(SCENES.map((scene) => [scene.name, scene] as const))('draws %s', async (_, { granted, reach, states }) => {
    await stage.grant(granted);
    const site = await reach(stage);
    for (const state of states) await showState(stage, site, state, { axe: false });
  });

  it('draws the side panel of the browser itself', async () => {
    await stage.grant('all');
    await showSidePanel(stage);
  });
});

if (!hasJapanese) it.skip('in ja: this Chromium has no Japanese texts', () => undefined);
