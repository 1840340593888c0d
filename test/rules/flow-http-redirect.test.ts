import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/oauth/answer';
import type { Message } from '../../src/oauth/message';
import type { Exchanged } from '../../src/rules/rule';
import { type Around, grantOf, judgeExchanged, tokenOf } from './make-case';

const RULE = 'flow-http-redirect';
const SERVER = 'https://login.idp.test';
const APP = 'https://app.spa.test';
const judge = (exchanged: Partial<Exchanged>, around: Around = {}) =>
  judgeExchanged(RULE, 'answered', exchanged, around);
const requests = {
  authorization: { says: 'authorization-request', client: 'spa' },
  callback: { says: 'callback', code: tokenOf('code').id },
  token: { says: 'token-request', grantType: 'authorization_code', authenticated: false },
  revocation: { says: 'revocation-request', token: tokenOf('refresh').id },
  introspection: { says: 'introspection-request', token: tokenOf('access').id },
} as const satisfies Record<string, Message<string>>;
type Name = keyof typeof requests;
const plain = (name: Name, answer: Partial<Answer> = {}) =>
  judge({ request: requests[name], plain: true, origin: 'http://login.idp.test', answer: { status: 302, ...answer } });
const leading = (redirectUri: string) => judge({ request: { ...requests.authorization, redirectUri } });
const to = (origin: string, carries = false) => ({ origin, plain: origin.startsWith('http:'), carries });
const form = (exchanged: Partial<Exchanged> = {}, around: Around = { servers: [{}] }) =>
  judge(
    { type: 'main_frame', method: 'POST', origin: SERVER, answer: { status: 307, redirect: to(APP) }, ...exchanged },
    around,
  );

describe(RULE, () => {
  it('flags a redirect_uri on plain http, as high', () => {
    expect(leading('http://app.spa.test/callback')).toMatchObject({
      severity: 'high',
      certainty: 'proven',
      facts: { redirect: 'http://app.spa.test' },
    });
  });

  it('flags a redirect_uri on http://localhost, as info', () => {
    for (const host of ['localhost:3000', 'app.localhost'])
      expect(leading(`http://${host}/callback`)).toMatchObject({
        severity: 'info',
        facts: { reason: 'localhost', redirect: `http://${host}` },
      });
  });

  it('flags a token endpoint on plain http, as critical', () => {
    expect(plain('token')).toMatchObject({ severity: 'critical', facts: { reason: 'token_endpoint' } });
  });

  it.each(['authorization', 'callback', 'revocation', 'introspection'] as const)(
    'flags a request to the %s endpoint over plain http, as high',
    (name) => {
      expect(plain(name)?.severity).toBe('high');
      expect(plain(name)?.facts.reason).toBeUndefined();
    },
  );

  it.each(['authorization', 'callback'] as const)(
    'flags a request (%s) that the same host sends on to https with its code or state, as low',
    (name) => {
      const redirect = to('https://login.idp.test:8443', true);
      expect(plain(name, { redirect })).toMatchObject({ severity: 'low', facts: { reason: 'upgraded' } });
    },
  );

  it('flags a request over plain http that is sent on to another host, or to plain http, as high', () => {
    expect(plain('authorization', { redirect: to(APP, true) })?.severity).toBe('high');
    expect(plain('callback', { redirect: to('http://login.idp.test', true) })?.severity).toBe('high');
  });

  it('flags a token or revocation request over plain http, sent on to https or not: its body has passed', () => {
    const redirect = to(SERVER, true);
    expect(plain('token', { status: 308, redirect })?.severity).toBe('critical');
    expect(plain('revocation', { status: 301, redirect })?.severity).toBe('high');
  });

  it('flags a form that the server has the browser repeat at the app by status 307, as medium', () => {
    const medium = {
      severity: 'medium',
      facts: { reason: 'repeats_post', receiver: 'app.spa.test', status: 307 },
    };
    expect(form()).toMatchObject(medium);
    expect(form({ type: 'sub_frame', request: requests.authorization })).toMatchObject(medium);
    expect(form({}, { grants: [grantOf(), { ...grantOf(), issuer: `${SERVER}/realm` }] })).toMatchObject(medium);
  });

  it.each(['http://127.0.0.1:8400/callback', 'http://[::1]/callback', 'com.example.app:/callback'])(
    'passes a redirect_uri of an app on this computer (%s)',
    (redirectUri) => {
      expect(leading(redirectUri)).toBeUndefined();
    },
  );

  it('passes https, by any name', () => {
    expect(leading('https://app.spa.test/callback')).toBeUndefined();
    expect(leading('https://localhost/callback')).toBeUndefined();
    expect(leading('https://notlocalhost.test/')).toBeUndefined();
    for (const request of Object.values(requests)) expect(judge({ request }), request.says).toBeUndefined();
  });

  it('passes an address that is sent on to https before it held anything', () => {
    expect(plain('authorization', { redirect: to(SERVER) })).toBeUndefined();
    expect(plain('callback', { status: 301, redirect: to(SERVER) })).toBeUndefined();
  });

  it('passes what the browser itself takes to https before it leaves', () => {
    for (const name of ['token', 'callback', 'authorization'] as const)
      expect(plain(name, { status: 307, redirect: to(SERVER, true) }), name).toBeUndefined();
  });

  it('passes a form that is answered with another status, or leads back to its own server', () => {
    expect(form({ answer: { status: 303, redirect: to(APP) } })).toBeUndefined();
    expect(form({ answer: { status: 302, redirect: to(APP) } })).toBeUndefined();
    expect(form({ answer: { status: 307, redirect: to(SERVER) } })).toBeUndefined();
    expect(form({ answer: { status: 307 } })).toBeUndefined();
  });

  it('passes a 307 to anything but the form of a known authorization server', () => {
    expect(form({ method: 'GET' })).toBeUndefined();
    expect(form({ type: 'xmlhttprequest' })).toBeUndefined();
    expect(form({ request: requests.callback })).toBeUndefined();
    expect(form({}, {})).toBeUndefined();
    expect(form({}, { grants: [{ ...grantOf(), issuer: 'https://other.test' }] })).toBeUndefined();
  });

  it('passes a plain request that is none of OAuth', () => {
    expect(judge({ plain: true })).toBeUndefined();
    expect(judge({ plain: true, request: { says: 'logout', by: 'app' } })).toBeUndefined();
  });

  it('passes a development site', () => {
    expect(judge({ request: requests.token, plain: true }, { setting: { dev: true } })).toBeUndefined();
  });
});
