import { runScenario } from '../../lab/run-scenario';
import { makeAccessJwt, makeJwe, makeLooseJwt, makeOpaque } from '../../oauth/make-token';
import { button, heading } from './by-role';
import type { Scene } from './state';

/** What there is room for in the workbench: the lifecycle and its events, the settings, decoding. */
export const WORKBENCH: readonly Scene[] = [
  {
    name: 'three sign-ins along the time',
    granted: 'all',
    picturesOnly: true,
    async reach(stage) {
      const site = await stage.play('logout-at-provider');
      await site.page.evaluate(() => sessionStorage.clear());
      await runScenario(site.page, stage.lab, 'two-issuers');
      await stage.known(site, ({ grants }) => grants.length === 3, 'three grants');
      return site;
    },
    states: [
      {
        name: 'lifecycle',
        surface: 'workbench',
        seen: (view, t) => [
          heading(view, t('life_title')),
          view.getByRole('list', { name: t('life_timeline') }),
          heading(view, 'lab-spa-guest'),
        ],
      },
      {
        name: 'lifecycle-event',
        surface: 'workbench',
        async open(view, t) {
          await button(view, t('life_table')).click();
          const row = view
            .getByRole('table')
            .first()
            .getByRole('button', { name: t('life_exchanged') })
            .first();
          await row.click();
          await button(view, t('life_table')).click();
        },
        seen: (view, t) => [
          view
            .getByRole('complementary', { name: t('inspector') })
            .getByRole('heading')
            .first(),
          button(view, t('close')),
        ],
      },
      {
        name: 'lifecycle-story',
        surface: 'workbench',
        open: (view, t) => button(view, t('life_explain')).click(),
        seen: (view, t) => [heading(view, t('life_story_title'))],
      },
      {
        name: 'lifecycle-table',
        surface: 'workbench',
        open: (view, t) => button(view, t('life_table')).click(),
        seen: (view, t) => [view.getByRole('columnheader', { name: t('life_col_evidence') })],
      },
      {
        name: 'lifecycle-popup',
        surface: 'popup',
        open: (view, t) => heading(view, t('life_title')).scrollIntoViewIfNeeded(),
        seen: (view, t) => [heading(view, t('life_title')), view.getByRole('link', { name: 'lab-spa-guest' })],
      },
      {
        name: 'filter-empty',
        surface: 'workbench',
        async open(view) {
          await view.getByRole('searchbox').waitFor();
          await view.keyboard.press('/');
          await view.keyboard.type('nowhere');
        },
        seen: (view, t) => [view.getByText(t('matrix_filtered')), button(view, t('filter_clear'))],
      },
    ],
  },
  {
    name: 'settings, and a token that is pasted',
    granted: 'site',
    picturesOnly: true,
    reach: (stage) => stage.visit(),
    states: [
      {
        name: 'settings',
        surface: 'workbench',
        hash: '#settings',
        seen: (view, t) => [
          heading(view, t('settings')),
          view.getByRole('radio', { name: t('theme_dark') }),
          button(view, t('revoke_name', 'https://app.spa.test')),
        ],
      },
      {
        name: 'settings-below',
        surface: 'workbench',
        hash: '#settings',
        open: (view, t) => heading(view, t('settings_transfer')).scrollIntoViewIfNeeded(),
        seen: (view, t) => [
          view.getByRole('textbox', { name: t('setting_development') }),
          heading(view, t('settings_ignored')),
          button(view, t('export_settings')),
        ],
      },
      {
        name: 'decode',
        surface: 'workbench',
        hash: '#decode',
        async open(view, t) {
          const answer = { access_token: await makeAccessJwt(), refresh_token: makeOpaque() };
          await view.getByRole('textbox', { name: t('decode_label') }).fill(JSON.stringify(answer));
        },
        seen: (view, t) => [
          view.getByText(t('pasted_many', '2')),
          heading(view, new RegExp(`^${t('token_refresh')}`)),
          view.getByText('https://login.idp.test'),
        ],
      },
      {
        name: 'decode-wrong',
        surface: 'workbench',
        hash: '#decode',
        open: (view, t) =>
          view
            .getByRole('textbox', { name: t('decode_label') })
            .fill(makeLooseJwt({ alg: 'RS256' }, '{"sub":"ada","name":"Lovelace"x}')),
        seen: (view, t) => [view.getByText(t('pasted_wrong_one', t('pasted_one')))],
      },
      {
        name: 'decode-encrypted',
        surface: 'workbench',
        hash: '#decode',
        open: (view, t) => view.getByRole('textbox', { name: t('decode_label') }).fill(makeJwe()),
        seen: (view, t) => [view.getByText(t('pasted_one')), view.getByText(t('encrypted_remark'))],
      },
    ],
  },
];
