import { until } from '../until';
import { button, heading, status } from './by-role';
import { on, type Scene } from './state';

/** What is seen of pages that are not watched. */
export const NOT_WATCHED: readonly Scene[] = [
  {
    name: 'the first time',
    granted: 'none',
    async reach(stage) {
      const site = await stage.visit();
      await stage.desk.call('storage.local.remove', 'introduced');
      await stage.chromium.triggerAction(site.page);
      return site;
    },
    states: on(['popup', 'panel', 'workbench'], {
      name: 'first-run',
      seen: (view, t) => [
        heading(view, t('intro_does')),
        heading(view, t('intro_never')),
        view.getByRole('region', { name: t('choose_access') }),
        button(view, t('watch_site')),
        button(view, t('watch_all')),
        button(view, t('got_it')),
      ],
    }),
  },
  {
    name: 'access that the user refused',
    granted: 'none',
    async reach(stage) {
      const site = await stage.visit();
      // Lends the tab's address.
      await stage.chromium.triggerAction(site.page);
      const popup = await stage.view({ surface: 'popup' }, site.tab);
      await button(popup, stage.t('watch_site')).click();
      const asked = `asked:${site.tab}`;
      await until(async () => asked in (await stage.chromium.storage('session')), 'the question');
      // Nobody answers the browser's dialog here; it goes with what asked.
      await popup.close();
      return site;
    },
    states: on(['popup', 'panel', 'workbench'], {
      name: 'refused',
      seen: (view, t) => [
        status(view, t('refused_site', 'app.spa.test')),
        view.getByText(t('refused_hint')),
        button(view, t('watch_site')),
      ],
    }),
  },
  {
    name: 'one look without access',
    granted: 'none',
    async reach(stage) {
      const site = await stage.play('spa-local-storage');
      await stage.chromium.triggerAction(site.page);
      await stage.known(site, ({ findings }) => findings.length > 0, 'the look');
      return site;
    },
    states: on(['popup', 'panel', 'workbench'], {
      name: 'peek',
      seen: (view, t) => [
        heading(view, 'app.spa.test'),
        status(view, t('rule_rt_in_local_storage_title')),
        heading(view, t('found_in_tab')),
        button(view, t('watch_site')),
        button(view, t('watch_all')),
      ],
    }),
  },
  {
    name: 'a page of the browser',
    granted: 'none',
    async reach(stage) {
      const site = await stage.visit();
      await site.page.goto('chrome://version/');
      return site;
    },
    states: on(['popup', 'panel', 'workbench'], {
      name: 'restricted',
      seen: (view, t) => [heading(view, t('restricted_title')), view.getByText(t('restricted_hint'))],
    }),
  },
];
