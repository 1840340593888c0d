import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Translate } from '../../../src/views/scope';
import { button, heading, rowEnding, sectionOf, status } from './by-role';
import { on, type Scene, type State } from './state';

const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;
const REASON = 'Ada is a user made up for this';

const row = (view: Page, t: Translate, severity: (typeof SEVERITIES)[number]) =>
  rowEnding(view, t(`severity_${severity}`));

const ofSeverity = (severity: (typeof SEVERITIES)[number]): State => ({
  name: `finding-${severity}`,
  surface: 'popup',
  open: (view, t) => row(view, t, severity).click(),
  seen: (view, t) => [
    heading(view, t(severity === 'info' ? 'note' : 'exposure')),
    heading(view, t('what_was_seen')),
    view.getByRole('link', { name: /^(?:RFC|OpenID|ASVS) / }),
  ],
});

/** What is seen of pages that handle tokens badly. */
export const EXPOSED: readonly Scene[] = [
  {
    name: 'a refresh token in localStorage',
    granted: 'all',
    async reach(stage) {
      const site = await stage.play('spa-local-storage');
      const isProven = (rule: string, certainty: string) => rule === 'rt-in-local-storage' && certainty === 'proven';
      await stage.known(
        site,
        ({ findings }) => findings.some(({ rule, certainty }) => isProven(rule, certainty)),
        'the exposure',
      );
      return site;
    },
    states: [
      ...on(['popup', 'panel', 'workbench'], {
        name: 'exposed',
        seen: (view, t) => [
          status(view, t('rule_rt_in_local_storage_title')),
          row(view, t, 'high'),
          heading(view, t('tokens')),
          heading(view, t('exposures')),
        ],
      }),
      ...on(['popup', 'panel'], {
        name: 'token',
        open: (view, t) => button(view, t('token_access')).first().click(),
        seen: (view, t) => [heading(view, t('token_access')), button(view, t('claims')), view.getByText('iat')],
      }),
      {
        name: 'token-workbench',
        surface: 'workbench',
        open: (view) => view.getByRole('button', { name: /at·/ }).first().click(),
        seen: (view, t) => {
          const inspector = view.getByRole('complementary', { name: t('inspector') });
          return [
            inspector.getByRole('heading', { name: t('token_access'), exact: true }),
            inspector.getByRole('button', { name: t('claims'), exact: true }),
          ];
        },
      },
      {
        name: 'finding',
        surface: 'popup',
        open: (view, t) => button(view, t('review')).click(),
        seen: (view, t) => [
          heading(view, t('exposure')),
          heading(view, t('why_it_matters')),
          heading(view, t('how_to_fix')),
          view.getByRole('link', { name: /^RFC 6749/ }),
          button(view, t('ignore')),
        ],
      },
      {
        name: 'finding-workbench',
        surface: 'workbench',
        open: (view, t) => row(view, t, 'high').click(),
        seen: (view, t) => {
          const inspector = view.getByRole('complementary', { name: t('inspector') });
          return [
            inspector.getByRole('heading', { name: t('why_it_matters') }),
            inspector.getByRole('link', { name: /^RFC 6749/ }),
          ];
        },
      },
    ],
  },
  {
    name: 'a finding of each severity, and one that is ignored',
    granted: 'all',
    async reach(stage) {
      const site = await stage.play('spa-local-storage', 'rt-in-query');
      for (const severity of SEVERITIES)
        await stage.known(site, ({ findings }) => findings.some((one) => one.severity === severity), severity);
      return site;
    },
    states: [
      ...SEVERITIES.map(ofSeverity),
      {
        name: 'ignoring',
        surface: 'popup',
        async open(view, t) {
          await row(view, t, 'critical').click();
          await button(view, t('ignore')).click();
        },
        seen: (view, t) => [view.getByRole('textbox', { name: t('ignore_why') }), button(view, t('cancel'))],
      },
      {
        name: 'ignored',
        surface: 'popup',
        async open(view, t) {
          await row(view, t, 'critical').click();
          await button(view, t('ignore')).click();
          await view.getByRole('textbox', { name: t('ignore_why') }).fill(REASON);
          await view.keyboard.press('Enter');
          await button(view, t('restore')).waitFor();
          expect(await view.evaluate(() => document.activeElement?.textContent)).toBe(t('restore'));
          await button(view, t('back')).click();
          await heading(view, t('ignored')).scrollIntoViewIfNeeded();
        },
        seen: (view, t) => [
          sectionOf(view, t('ignored')).getByRole('button', { name: new RegExp(`${t('severity_critical')}$`) }),
        ],
      },
      {
        name: 'ignored-finding',
        surface: 'popup',
        open: (view, t) => sectionOf(view, t('ignored')).getByRole('button').first().click(),
        seen: (view, t) => [view.getByText(REASON), button(view, t('restore'))],
      },
      {
        name: 'restored',
        surface: 'popup',
        async open(view, t) {
          await sectionOf(view, t('ignored')).getByRole('button').first().click();
          await button(view, t('restore')).click();
        },
        seen: (view, t) => [button(view, t('ignore'))],
      },
    ],
  },
];
