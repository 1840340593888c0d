import { accessToken } from '../../session/login';
import { until } from '../until';
import { button, heading, status } from './by-role';
import { on, type Scene } from './state';

/** What is seen of pages that are watched, and where nothing is wrong. */
export const WATCHED: readonly Scene[] = [
  {
    name: 'nothing yet',
    granted: 'all',
    async reach(stage) {
      const site = await stage.visit();
      await until(async () => (await stage.coverage(site))?.hooked, 'the hook');
      return site;
    },
    states: [
      ...on(['popup', 'panel', 'workbench'], {
        name: 'empty',
        seen: (view, t) => [
          view.getByRole('switch', { name: t('watching'), checked: true }),
          heading(view, t('empty_title')),
        ],
      }),
      {
        name: 'off',
        surface: 'popup',
        open: (view, t) => view.getByRole('switch', { name: t('watching') }).click(),
        seen: (view, t) => [
          view.getByRole('switch', { name: t('watching'), checked: false }),
          heading(view, t('watching_off')),
        ],
      },
      {
        name: 'menu',
        surface: 'popup',
        open: async (view, t) => {
          // What the state before has switched off.
          await view.getByRole('switch', { name: t('watching'), checked: false }).click();
          await button(view, t('more')).click();
        },
        seen: (view, t) => [
          view.getByRole('switch', { name: t('watching'), checked: true }),
          button(view, t('clear_tab')),
          button(view, t('settings')),
          button(view, t('decode')),
        ],
      },
    ],
  },
  {
    name: 'a private window',
    granted: 'all',
    reach: (stage) => stage.visitPrivately(),
    states: on(['popup', 'workbench'], { name: 'private', seen: (view, t) => [view.getByText(t('private_notice'))] }),
  },
  {
    name: 'a page that was open before',
    granted: 'none',
    async reach(stage) {
      const site = await stage.visit();
      await stage.grant('site');
      return site;
    },
    states: on(['popup'], { name: 'reload', seen: (view, t) => [button(view, t('reload'))] }),
  },
  {
    name: 'another origin of this login',
    granted: 'site',
    async reach(stage) {
      const site = await stage.play('spa-memory');
      await until(async () => (await stage.coverage(site))?.missing.length === 2, 'the other origins');
      return site;
    },
    states: on(['popup', 'workbench'], {
      name: 'origins',
      seen: (view, t) => [
        view.getByText('login.idp.test'),
        view.getByText('api.resource.test'),
        button(view, t('add_many')),
      ],
    }),
  },
  {
    name: 'an access token that no script can read at rest',
    granted: 'all',
    async reach(stage) {
      const site = await stage.visit();
      const api = stage.lab.origin('lenient');
      await site.page.evaluate(
        ([to = '', bearer = '']) => fetch(to, { headers: { authorization: `Bearer ${bearer}` } }).then(() => undefined),
        [`${api}/orders`, await accessToken({ aud: api })],
      );
      await stage.known(site, ({ tokens }) => tokens.length === 1, 'the use of the token');
      return site;
    },
    states: on(['popup', 'panel', 'workbench'], {
      name: 'clean',
      seen: (view, t) => [status(view, t('verdict_none')), view.getByText('api.lenient.test')],
    }),
  },
];
