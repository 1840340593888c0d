import type { Page } from 'playwright-core';
import type { Translate } from '../../../src/views/scope';
import { makeSigned } from '../../oauth/make-signed';
import { button, heading, status } from './by-role';
import type { Scene, State } from './state';

/** The access token, opened, with the part about its signature in sight. */
const openToken = async (view: Page, t: Translate): Promise<void> => {
  await button(view, t('token_access')).first().click();
  await button(view, t('verify_signature')).scrollIntoViewIfNeeded();
};

/** The issuer is asked for its keys, at the address that its metadata told the page. */
const ask = async (view: Page, t: Translate): Promise<void> => {
  await openToken(view, t);
  await button(view, t('verify_signature')).click();
  await button(view, t('verify_ask')).click();
};

const paste = async (view: Page, t: Translate, text: string): Promise<void> => {
  await openToken(view, t);
  await button(view, t('verify_paste')).click();
  await view.getByRole('textbox', { name: t('paste_label') }).fill(text);
  await button(view, t('paste_check')).click();
};

const result = (name: string, message: string, open: NonNullable<State['open']>): State => ({
  name: `verify-${name}`,
  surface: 'popup',
  open,
  seen: (view, t) => [heading(view, t('signature')), status(view, t(message))],
});

/** A token's contents, and the results of verifying its signature. */
export const SIGNATURE: readonly Scene[] = [
  {
    name: 'a token, and its signature',
    granted: 'all',
    picturesOnly: true,
    reach: (stage) => stage.play('spa-local-storage'),
    states: [
      {
        name: 'token-json',
        surface: 'popup',
        async open(view, t) {
          await openToken(view, t);
          await button(view, 'JSON').click();
        },
        seen: (view, t) => [view.getByText('"alg": "ES256"'), button(view, t('copy_json'))],
      },
      {
        name: 'token-raw',
        surface: 'popup',
        async open(view, t) {
          await openToken(view, t);
          await button(view, t('raw')).click();
          await button(view, t('copy_token')).click();
        },
        seen: (view, t) => [heading(view, t('part_payload')), button(view, t('copy_anyway'))],
      },
      result('idle', 'verify_idle', openToken),
      {
        name: 'verify-ask',
        surface: 'popup',
        async open(view, t) {
          await openToken(view, t);
          await button(view, t('verify_signature')).click();
        },
        seen: (view, t) => [button(view, t('verify_ask')), view.getByText('https://login.idp.test/jwks')],
      },
      result('valid', 'verify_valid', ask),
      result('mismatch', 'verify_mismatch', async (view, t) => paste(view, t, (await makeSigned('ES256')).pem)),
      result('no-key', 'verify_no_key', async (view, t) => {
        const { jwk } = await makeSigned('RS256', { kid: 'another-key' });
        await paste(view, t, JSON.stringify({ keys: [jwk] }));
      }),
      {
        name: 'verify-paste',
        surface: 'popup',
        open: (view, t) => paste(view, t, '{"kty":'),
        seen: (view, t) => [view.getByRole('alert').filter({ hasText: t('paste_not_json') })],
      },
      {
        ...result('unchecked', 'verify_unchecked', async (view, t, stage) => {
          await stage.grant('site');
          await view.route('https://login.idp.test/**', (route) => route.abort());
          await ask(view, t);
        }),
        seen: (view, t) => [status(view, t('verify_unchecked')), button(view, t('verify_allow', 'login.idp.test'))],
      },
    ],
  },
  {
    name: 'a token without a signature, among others with faults',
    granted: 'all',
    picturesOnly: true,
    reach: (stage) => stage.play('careless-tokens'),
    states: [
      result('unsigned', 'verify_unsigned', async (view, t) => {
        await heading(view, t('tokens')).waitFor();
        // As a card, or folded away among the earlier ones.
        await view.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true");
        const card = view.getByRole('article').filter({ hasText: 'JWT none' }).getByRole('button');
        await card
          .or(view.getByRole('button', { name: /JWT none/ }))
          .first()
          .click();
        await button(view, t('verify_signature')).click();
      }),
      {
        name: 'careless-workbench',
        surface: 'workbench',
        seen: (view, t) => [
          heading(view, t('exposures')),
          // All of a long chain is one row.
          view.getByRole('rowheader', { name: new RegExp(`${t('life_short_refresh')} ?${t('matrix_members', '11')}`) }),
        ],
      },
    ],
  },
];
