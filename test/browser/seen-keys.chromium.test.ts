import { it } from 'vitest';
import en from '../../src/static/_locales/en/messages.json' with { type: 'json' };
import type { Lab } from '../lab/lab';
import { runScenario } from '../lab/run-scenario';
import type { Chromium } from './chromium';
import { chromiumInLab } from './chromium-in-lab';
import { inspectionOf } from './recorded';
import { until } from './until';

let lab: Lab;
let chromium: Chromium;
chromiumInLab({ granted: 'all' }, (started) => {
  ({ lab, chromium } = started);
});

it('a token is verified with the keys that its page has read, and nobody is asked', async () => {
  const page = await chromium.context.newPage();
  await runScenario(page, lab, 'spa-local-storage');
  const tab = await chromium.tabId(page);
  const seen = () => inspectionOf(chromium, tab);
  const idToken = async () =>
    (await seen())?.tokens.find(({ kind, certainty }) => kind === 'id' && certainty === 'proven');
  await until(async () => (await idToken()) !== undefined, 'the ID token');
  await page.evaluate(`(async () => {
    const { jwks_uri } = await (await fetch('${lab.origin('login')}/.well-known/openid-configuration')).json();
    await (await fetch(jwks_uri)).json();
  })()`);
  await until(
    async () => Object.keys(await chromium.storage('session')).some((key) => key.startsWith('jwks:')),
    'the keys',
  );
  const popup = await chromium.popup(tab);
  await popup
    .getByRole('button', { name: /^ID token/ })
    .first()
    .click();
  await popup.getByRole('button', { name: en.verify_signature.message }).click();
  await popup.getByRole('status').getByText(en.verify_valid.message).waitFor();
  await popup
    .getByRole('status')
    .getByText(new URL(lab.origin('login')).host)
    .waitFor();
});
