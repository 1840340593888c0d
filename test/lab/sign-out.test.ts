import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BackChannel, backChannel } from './back-channel';
import { CLIENTS, type LabClient } from './clients';
import { type HostName, originOf } from './hosts';
import { type Lab, startLab } from './lab';
import { type ScriptedBrowser, scriptedBrowser } from './scripted-browser';
import { askToken, type Tokens } from './scripted-sign-in';

const PAGE = `${originOf('app')}/logout-at-provider`;

let lab: Lab;
let ask: BackChannel;
beforeAll(async () => {
  lab = await startLab();
  ask = backChannel(lab);
}, 60_000);
afterAll(() => lab.close());

/** Signs in within a browser that goes on. */
const signIn = async ({ visit, follow }: ScriptedBrowser, { id, scope }: LabClient): Promise<Tokens> => {
  const verifier = randomBytes(32).toString('base64url');
  const asked = authorization({ id, scope, prompt: 'consent', verifier });
  const page = await follow(await visit(asked), PAGE);
  const back = new URL(await follow(await visit(page, { method: 'POST' }), PAGE));
  const code = back.searchParams.get('code') ?? '';
  const fields = { grant_type: 'authorization_code', client_id: id, redirect_uri: PAGE, code, code_verifier: verifier };
  return JSON.parse((await askToken(ask, fields)).body);
};

type Request = { id: string; scope: string; prompt: string; verifier: string };

const authorization = ({ id, scope, prompt, verifier }: Request): string =>
  `${originOf('login')}/auth?${new URLSearchParams({
    client_id: id,
    response_type: 'code',
    redirect_uri: PAGE,
    scope,
    prompt,
    resource: originOf('api'),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })}`;

/** What comes back from asking without the user: a code, or the error. */
const silently = async ({ visit }: ScriptedBrowser, { id, scope }: LabClient): Promise<string | null> => {
  const verifier = randomBytes(32).toString('base64url');
  const { headers } = await visit(authorization({ id, scope, prompt: 'none', verifier }));
  const { searchParams } = new URL(String(headers.location));
  return searchParams.has('code') ? 'code' : searchParams.get('error');
};

const statusOf = async (path: string, { access_token: token }: Tokens, host: HostName = 'api') =>
  (await ask(originOf(host) + path, { headers: { authorization: `Bearer ${token}` } })).status;

test('signing out takes one button, and ends what the provider is asked about', async () => {
  const browser = scriptedBrowser(ask);
  const tokens = await signIn(browser, CLIENTS.guest);
  expect([await statusOf('/orders', tokens), await statusOf('/account', tokens)]).toEqual([200, 200]);
  const query = new URLSearchParams({ id_token_hint: tokens.id_token, post_logout_redirect_uri: PAGE });
  const { body } = await browser.visit(`${originOf('login')}/session/end?${query}`);
  expect(body.match(/<button/g)).toHaveLength(1);
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(body)?.[1] ?? '';
  const { status, headers } = await browser.visit(`${originOf('login')}/session/end/confirm`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ xsrf, logout: 'yes' }).toString(),
  });
  expect([status, headers.location]).toEqual([303, PAGE]);
  expect([await statusOf('/orders', tokens), await statusOf('/account', tokens)]).toEqual([200, 401]);
  expect(lab.log.deeds.map(({ deed }) => deed).filter((deed) => /logout|session/.test(deed))).toEqual([
    'logout-asked',
    'session-ended',
  ]);
});

test('a session that is over answers no request made without the user', async () => {
  const browser = scriptedBrowser(ask);
  await signIn(browser, CLIENTS.guest);
  expect(await silently(browser, CLIENTS.guest)).toBe('code');
  await browser.visit(`${originOf('login')}/session-over`);
  expect(await silently(browser, CLIENTS.guest)).toBe('login_required');
});

test.each([
  ['kept', true],
  ['spa', false],
] as const)('the refresh token of the client %s stays: %s', async (name, stays) => {
  const { refresh_token: before = '' } = await signIn(scriptedBrowser(ask), CLIENTS[name]);
  const fields = { grant_type: 'refresh_token', client_id: CLIENTS[name].id, refresh_token: before };
  const { refresh_token: after }: Tokens = JSON.parse((await askToken(ask, fields)).body);
  expect(after === before).toBe(stays);
});

test('a token of a moment is for both APIs', async () => {
  const tokens = await signIn(scriptedBrowser(ask), CLIENTS.moment);
  expect(tokens.expires_in).toBe(3);
  expect([await statusOf('/orders', tokens), await statusOf('/orders', tokens, 'lenient')]).toEqual([200, 200]);
});
