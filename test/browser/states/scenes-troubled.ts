import type { Translate } from '../../../src/views/scope';
import { accessToken } from '../../session/login';
import { manyTokens } from '../many-tokens';
import { until } from '../until';
import { button, heading } from './by-role';
import { on, type Scene } from './state';

/** A tab that is not there, so that nobody else writes of it. */
const NO_TAB = 987_654_321;

/** More refresh tokens than is listed of one tab. */
const FLOOD = `for (let index = 0; index < 330; index++) {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  localStorage.setItem('refresh_token_' + index, btoa(String.fromCharCode(...bytes)));
}`;

/** What is seen where something went wrong: the worker ended, nothing can be read or drawn, the limits are reached. */
export const TROUBLED: readonly Scene[] = [
  {
    name: 'a worker that ended while the popup was open',
    granted: 'all',
    async reach(stage) {
      const site = await stage.visit();
      await until(async () => (await stage.coverage(site))?.hooked, 'the hook');
      return site;
    },
    states: [
      {
        name: 'restarted',
        surface: 'popup',
        async open(view, t, { chromium, lab }, { page }) {
          await heading(view, t('empty_title')).waitFor();
          await chromium.killWorker();
          const api = lab.origin('lenient');
          await page.evaluate(
            ([to = '', bearer = '']) =>
              fetch(to, { headers: { authorization: `Bearer ${bearer}` } }).then(() => undefined),
            [`${api}/orders`, await accessToken({ aud: api })],
          );
          await heading(view, t('tokens')).waitFor();
          // What the user asks for wakes the next one.
          await chromium.killWorker();
          await view.getByRole('switch', { name: t('watching'), checked: true }).click();
          await view.getByText(t('off_notice')).waitFor();
          await view.getByRole('switch', { name: t('watching'), checked: false }).click();
        },
        seen: (view, t) => [
          view.getByRole('switch', { name: t('watching'), checked: true }),
          heading(view, t('tokens')),
        ],
      },
    ],
  },
  {
    name: 'storage that cannot be read',
    granted: 'all',
    picturesOnly: true,
    reach: (stage) => stage.visit(),
    states: on(['popup', 'panel', 'workbench'], {
      name: 'error',
      before: `for (const { storage } of [chrome, globalThis.browser ?? chrome])
        storage.session.get = () => Promise.reject(new Error('not now'));`,
      seen: (view, t) => [view.getByRole('alert').filter({ hasText: t('fault_title') }), button(view, t('more'))],
    }),
  },
  {
    name: 'what cannot be drawn',
    granted: 'all',
    picturesOnly: true,
    async reach(stage) {
      const { page } = await stage.visit();
      const { inspection, coverage } = manyTokens(NO_TAB, Date.now(), 8);
      await stage.desk.call('storage.session.set', {
        [`inspection:${NO_TAB}`]: { ...inspection, grants: [null] },
        [`coverage:${NO_TAB}`]: coverage,
      });
      return { page, tab: NO_TAB };
    },
    states: on(['popup', 'workbench'], {
      name: 'error-part',
      seen: (view, t) => [heading(view, 'app.spa.test'), view.getByRole('alert').filter({ hasText: t('fault_title') })],
    }),
  },
  {
    name: 'more than is listed of one tab',
    granted: 'all',
    picturesOnly: true,
    async reach(stage) {
      const site = await stage.visit();
      await until(async () => (await stage.coverage(site))?.hooked, 'the hook');
      await site.page.evaluate(FLOOD);
      await stage.known(site, ({ dropped }) => dropped.sightings > 0 && dropped.findings > 0, 'the limits');
      return site;
    },
    states: [
      {
        name: 'caps',
        surface: 'popup',
        open: (view, t) => view.getByText(notAll(t)).scrollIntoViewIfNeeded(),
        seen: (view, t) => [heading(view, t('exposures')), view.getByText(notAll(t))],
      },
    ],
  },
  {
    name: '200 tokens and 500 findings',
    granted: 'all',
    async reach(stage) {
      const { page } = await stage.visit();
      const { inspection, coverage } = manyTokens(NO_TAB, Date.now());
      await stage.desk.call('storage.session.set', {
        [`inspection:${NO_TAB}`]: inspection,
        [`coverage:${NO_TAB}`]: coverage,
      });
      return { page, tab: NO_TAB };
    },
    states: [
      {
        name: 'many',
        surface: 'popup',
        seen: (view, t) => [heading(view, t('tokens')), heading(view, t('exposures')), view.getByText(notAll(t))],
      },
      ...on(['panel', 'workbench'], {
        name: 'many',
        picturesOnly: true,
        seen: (view, t) => [heading(view, t('tokens')), heading(view, t('exposures'))],
      }),
    ],
  },
];

const notAll = (t: Translate): RegExp => new RegExp(t('dropped_notice', '.+'));
