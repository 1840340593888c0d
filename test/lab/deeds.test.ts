import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type BackChannel, backChannel } from './back-channel';
import { CLIENTS } from './clients';
import { originOf } from './hosts';
import { type Lab, startLab } from './lab';
import { scriptedBrowser } from './scripted-browser';
import { askToken, scriptedSignIn } from './scripted-sign-in';

const PAGE = `${originOf('app')}/spa-memory`;

let lab: Lab;
let ask: BackChannel;
const gated: string[] = [];
let open: Promise<void> | undefined;

beforeAll(async () => {
  const gate = ({ host, method, path }: { host: string; method: string; path: string }) => {
    gated.push(`${method} ${host}${path}`);
    return open;
  };
  lab = await startLab({ gate });
  ask = backChannel(lab);
}, 60_000);
afterAll(() => lab.close());
beforeEach(() => {
  lab.log.deeds.length = 0;
});

/** The journal without times and values. */
const told = () =>
  lab.log.deeds.map(({ host, client, deed, status, error, prompt, backChannel: back }) =>
    [host, client, deed, status, error, prompt, back && 'unseen'].filter(Boolean).join(' '),
  );
/** Values, each as the number of its first appearance, so that no failure prints one. */
const numbered = (values: (string | undefined)[]) => values.map((value) => values.indexOf(value));

const call = (token: string) => ask(`${originOf('api')}/orders`, { headers: { authorization: `Bearer ${token}` } });
const renew = (token = '') =>
  askToken(ask, { client_id: CLIENTS.spa.id, grant_type: 'refresh_token', refresh_token: token });

describe('the journal of the identity provider and its API', () => {
  test('tells a sign-in and a call in their order, each value where it was sent and given', async () => {
    const { tokens, callback } = await scriptedSignIn(ask, CLIENTS.spa, PAGE);
    await call(tokens.access_token);
    expect(told()).toEqual([
      'login lab-spa authorization-asked 303 consent',
      'login lab-spa code-issued',
      'login lab-spa code-sent 200',
      'login lab-spa code-redeemed',
      'login lab-spa tokens-issued',
      'api lab-spa call-accepted 200',
    ]);
    const [, code, sent, , issued, used] = lab.log.deeds;
    expect(numbered([code?.given?.code, sent?.sent, callback.searchParams.get('code') ?? ''])).toEqual([0, 0, 0]);
    expect(numbered([issued?.given?.access, used?.sent, tokens.access_token])).toEqual([0, 0, 0]);
    expect(numbered([issued?.given?.refresh, tokens.refresh_token])).toEqual([0, 0]);
    expect(lab.log.deeds.map(({ at }) => at)).toEqual(lab.log.deeds.map(({ at }) => at).sort());
  });

  test('tells which refresh token was replaced by which, and that the old one was refused', async () => {
    const { tokens } = await scriptedSignIn(ask, CLIENTS.spa, PAGE);
    lab.log.deeds.length = 0;
    const next = JSON.parse((await renew(tokens.refresh_token)).body);
    await renew(tokens.refresh_token);
    expect(told()).toEqual([
      'login lab-spa refresh-asked 200',
      'login lab-spa refresh-granted',
      'login lab-spa refresh-asked 400',
      'login lab-spa refresh-refused 400 invalid_grant',
    ]);
    const [asked, granted, , refused] = lab.log.deeds;
    expect(numbered([tokens.refresh_token, asked?.sent, granted?.sent, refused?.sent])).toEqual([0, 0, 0, 0]);
    expect(numbered([granted?.sent, granted?.given?.refresh, next.refresh_token])).toEqual([0, 1, 1]);
  });

  test('tells a refusal to sign in without asking, a revocation, metadata and a call in vain', async () => {
    const { tokens } = await scriptedSignIn(ask, CLIENTS.spa, PAGE);
    lab.log.deeds.length = 0;
    const silent = new URLSearchParams({
      client_id: CLIENTS.spa.id,
      response_type: 'code',
      redirect_uri: PAGE,
      scope: 'openid',
      prompt: 'none',
      code_challenge: 'A'.repeat(43),
      code_challenge_method: 'S256',
    });
    await ask(`${originOf('login')}/auth?${silent}`);
    await ask(`${originOf('login')}/token/revocation`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ token: tokens.refresh_token ?? '', client_id: CLIENTS.spa.id }).toString(),
    });
    await ask(`${originOf('login')}/.well-known/openid-configuration`);
    await call(`${tokens.access_token}x`);
    await ask(`${originOf('api')}/orders`);
    expect(told()).toEqual([
      'login lab-spa authorization-asked 303 none',
      'login lab-spa authorization-refused login_required',
      'login lab-spa revocation-asked 200',
      'login metadata-read 200',
      'api call-refused 401 invalid_token',
    ]);
    expect(numbered([lab.log.deeds[2]?.sent, tokens.refresh_token])).toEqual([0, 0]);
  });
});

test('what a backend asks for is told as unseen', async () => {
  const { visit, follow } = scriptedBrowser(ask);
  const site = originOf('bff');
  const signIn = await follow(await visit(`${site}/sign-in?from=/bff-safe`), site);
  await visit(await follow(await visit(signIn, { method: 'POST' }), site));
  await visit(`${site}/orders`);
  await visit(`${site}/refresh`, { method: 'POST', headers: { 'x-lab': 'yes' } });
  expect(told()).toEqual([
    'login lab-bff authorization-asked 303 consent',
    'login lab-bff code-issued',
    'login lab-bff code-sent 200 unseen',
    'login lab-bff code-redeemed unseen',
    'login lab-bff tokens-issued unseen',
    'api lab-bff call-accepted 200 unseen',
    'login lab-bff refresh-asked 200 unseen',
    'login lab-bff refresh-granted unseen',
  ]);
});

test('the careless server and its API keep the same journal', async () => {
  const query = new URLSearchParams({ client_id: 'careless-shop', redirect_uri: PAGE, scope: 'offline_access' });
  const { headers } = await ask(`${originOf('careless')}/auth?${query}`);
  const code = new URL(String(headers.location)).searchParams.get('code') ?? '';
  const post = (path: string, fields: Record<string, string>) =>
    ask(originOf('careless') + path, { method: 'POST', body: new URLSearchParams(fields).toString() });
  const client = { client_id: 'careless-shop' };
  const trade = { ...client, grant_type: 'authorization_code', code };
  const { access_token: access, refresh_token: refresh } = JSON.parse((await post('/token', trade)).body);
  await ask(`${originOf('lenient')}/orders`, { headers: { authorization: `Bearer ${access}` } });
  await post('/token', { ...client, grant_type: 'refresh_token', refresh_token: refresh });
  await post('/token', { ...client, grant_type: 'refresh_token', refresh_token: 'none' });
  await post('/revoke', { ...client, token: refresh });
  await ask(`${originOf('careless')}/logout?${new URLSearchParams(client)}`);
  expect(told()).toEqual([
    'careless careless-shop authorization-asked 303',
    'careless careless-shop code-issued',
    'careless careless-shop code-sent 200',
    'careless careless-shop code-redeemed',
    'careless careless-shop tokens-issued',
    'lenient careless-shop call-accepted 200',
    'careless careless-shop refresh-asked 200',
    'careless careless-shop refresh-granted',
    'careless careless-shop refresh-asked 400',
    'careless careless-shop refresh-refused 400 invalid_grant',
    'careless careless-shop revocation-asked 200',
    'careless careless-shop logout-asked 200',
  ]);
  const [, issued, sent, , tokens, used, asked] = lab.log.deeds;
  expect(numbered([issued?.given?.code, sent?.sent])).toEqual([0, 0]);
  expect(numbered([tokens?.given?.access, used?.sent])).toEqual([0, 0]);
  expect(numbered([tokens?.given?.refresh, asked?.sent])).toEqual([0, 0]);
});

test('a request waits for the gate, and nothing has happened before', async () => {
  let letIn = () => {};
  open = new Promise((resolve) => {
    letIn = resolve;
  });
  gated.length = 0;
  const asking = renew('none');
  await expect.poll(() => gated).toEqual(['POST login.idp.test/token']);
  expect(told()).toEqual([]);
  letIn();
  open = undefined;
  expect((await asking).status).toBe(400);
  expect(told()).toEqual(['login lab-spa refresh-asked 400', 'login lab-spa refresh-refused 400 invalid_grant']);
});
