import { mkdir } from 'node:fs/promises';
import { afterAll, beforeAll, it } from 'vitest';
import { startLab } from '../lab/lab';
import { SCENES } from './states';
import { FOLDER } from './states/picture';
import { showState } from './states/show-state';
import { showSidePanel } from './states/side-panel';
import { openStage, type Stage } from './states/stage';

let stage: Stage;
beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  stage = await openStage(await startLab(), 'en');
});
afterAll(async () => {
  await stage?.close();
  await stage?.lab.close();
});

const EVERY_TIME = SCENES.filter(({ picturesOnly }) => !picturesOnly).map((scene) => [scene.name, scene] as const);

it.each(EVERY_TIME)('draws %s', async (_, { granted, reach, states }) => {
  await stage.grant(granted);
  const site = await reach(stage);
  // The panel draws what the popup draws, at another width.
  for (const state of states) if (!state.picturesOnly && state.surface !== 'panel') await showState(stage, site, state);
});

it('draws the side panel of the browser itself', async () => {
  await stage.grant('all');
  await showSidePanel(stage);
});
