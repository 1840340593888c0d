import { describe, expect, it } from 'vitest';
import { answerOf } from '../../src/channels/answer-head';
import { inChromium, inFirefox, secret } from './make-details';

const DATE = 'Tue, 14 Nov 2023 22:13:20 GMT';
const APP = 'https://app.spa.test';
type More = Parameters<typeof inChromium>[0];
type Headers = readonly (readonly [name: string, value: string])[];
const answer = (headers: Headers, more: More = {}, where: { url?: string; initiator?: string } = { initiator: APP }) =>
  answerOf(inChromium({ responseHeaders: headers.map(([name, value]) => ({ name, value })), ...more }), {
    url: 'https://login.idp.test/token',
    ...where,
  });

describe('the time of a server', () => {
  it('is told with the status', () => {
    expect(answer([['Date', DATE]], { statusCode: 401 })).toMatchObject({ status: 401, date: Date.parse(DATE) });
  });

  it('is not told where it is not known', () => {
    expect(answer([])).not.toHaveProperty('date');
    expect(answer([['Date', 'yesterday']])).not.toHaveProperty('date');
    expect(answerOf(inFirefox(), { url: APP })).toEqual({ status: 200, cache: 'open' });
  });

  it('is not told where the answer comes from a cache', () => {
    expect(answer([['Date', DATE]], { fromCache: true })).not.toHaveProperty('date');
    expect(answer([['Date', DATE]], { statusCode: 304 })).not.toHaveProperty('date');
    expect(
      answer([
        ['Date', DATE],
        ['Age', '12'],
      ]),
    ).not.toHaveProperty('date');
    expect(
      answer([
        ['Date', DATE],
        ['age', '0'],
      ]),
    ).toHaveProperty('date');
  });
});

describe('a challenge', () => {
  it.each([
    ['Bearer error="invalid_token", error_description="ended"', 'invalid_token'],
    ['DPoP error=use_dpop_nonce, algs="ES256"', 'use_dpop_nonce'],
    ['Bearer error_description="no error here"', undefined],
    ['Bearer realm="api"', undefined],
    ['', undefined],
  ])('says why it refuses: %s', (value, error) => {
    expect(answer([['WWW-Authenticate', value]]).error).toBe(error);
  });

  it('says why it refuses, whichever of several does', () => {
    const headers: Headers = [
      ['www-authenticate', 'Basic realm="api"'],
      ['WWW-Authenticate', 'Bearer error="insufficient_scope"'],
    ];
    expect(answer(headers).error).toBe('insufficient_scope');
    expect(answer(headers).challenges).toEqual(['basic', 'bearer']);
  });

  it('says no more of a hostile error than 64 letters', () => {
    expect(answer([['WWW-Authenticate', `Bearer error="${'x'.repeat(5_000)}"`]]).error).toHaveLength(64);
  });

  it.each([
    ['Bearer', ['bearer']],
    ['DPoP algs="ES256 RS256", Bearer realm="api", error="x"', ['dpop', 'bearer']],
    ['Basic, Negotiate', ['basic', 'negotiate']],
    ['Negotiate YWJj==', ['negotiate']],
    ['Bearer realm="a, Digest b", Bearer', ['bearer']],
    ['Bearer realm="say \\"x, Digest b", error=x', ['bearer']],
    ['Basic realm="a"\nDPoP algs="ES256"', ['basic', 'dpop']],
    ['Bearer realm = "x"', ['bearer']],
  ])('names its schemes: %s', (value, challenges) => {
    expect(answer([['WWW-Authenticate', value]]).challenges).toEqual(challenges);
  });

  it('is not told of where there is none, and bounded where there are too many', () => {
    expect(answer([])).not.toHaveProperty('challenges');
    const many = Array.from({ length: 900 }, (_, at) => `s${at}`).join();
    expect(answer([['WWW-Authenticate', many]]).challenges).toHaveLength(20);
  });
});

describe('who may keep an answer', () => {
  it.each([
    ['no-store', 'no-store'],
    ['private, No-Store', 'no-store'],
    ['private', 'restricted'],
    ['max-age=0,no-cache', 'restricted'],
    ['private="x-user"', 'restricted'],
    ['public, max-age=60', 'open'],
    ['no-storey', 'open'],
    ['', 'open'],
  ])('by Cache-Control: %s: %s', (value, cache) => {
    expect(answer([['Cache-Control', value]]).cache).toBe(cache);
  });

  it('by several headers of it together', () => {
    const headers: Headers = [
      ['Cache-Control', 'private'],
      ['cache-control', 'no-store'],
    ];
    expect(answer(headers).cache).toBe('no-store');
    expect(answer([]).cache).toBe('open');
  });
});

describe('who may read an answer across origins', () => {
  const cors = (value: string, credentials?: string, initiator: string | undefined = APP) =>
    answer(
      [
        ['Access-Control-Allow-Origin', value],
        ...(credentials === undefined ? [] : [['access-control-allow-credentials', credentials] as const]),
      ],
      {},
      { ...(initiator && { initiator }) },
    ).cors;

  it('is everybody, a null origin, the one that asked or another', () => {
    expect(cors('*')).toEqual({ allows: 'any', credentials: false });
    expect(cors('null')).toEqual({ allows: 'null', credentials: false });
    expect(cors(APP)).toEqual({ allows: 'asker', asker: APP, credentials: false });
    expect(cors('https://other.test')).toEqual({ allows: 'other', credentials: false });
  });

  it('is another where the name is not exactly that of the one that asked', () => {
    for (const value of ['https://app.spa.test/', 'http://app.spa.test', 'https://app.spa.test:8443'])
      expect(cors(value)?.allows).toBe('other');
    expect(cors(APP, undefined, '')?.allows).toBe('other');
  });

  it('is with cookies where exactly that is said', () => {
    expect(cors(APP, 'true')?.credentials).toBe(true);
    expect(cors(APP, 'TRUE')?.credentials).toBe(false);
    expect(cors(APP, 'false')?.credentials).toBe(false);
  });

  it('is nobody where it is not said', () => {
    expect(answer([])).not.toHaveProperty('cors');
    expect(answer([['Access-Control-Allow-Credentials', 'true']])).not.toHaveProperty('cors');
  });
});

describe('the cookies of an answer', () => {
  it('are told by name, with what keeps scripts out', () => {
    const headers: Headers = [
      ['Set-Cookie', `sid=${secret()}; HttpOnly`],
      ['set-cookie', `seen=${secret()}\ntheme=dark`],
    ];
    expect(answer(headers).sets).toEqual([
      { name: 'sid', httpOnly: true },
      { name: 'seen', httpOnly: false },
    ]);
  });

  it('are left out where they are taken away, or where the name is a value itself', () => {
    expect(answer([['Set-Cookie', `state=${secret()}; Max-Age=0`]])).not.toHaveProperty('sets');
    expect(answer([['Set-Cookie', `${secret()}=${secret()}`]])).not.toHaveProperty('sets');
    expect(answer([['Set-Cookie', `${'na'.repeat(51)}=${secret()}`]])).not.toHaveProperty('sets');
  });

  it('are bounded', () => {
    const headers = Array.from({ length: 90 }, (_, at) => ['Set-Cookie', `s${at}=${secret()}`] as const);
    expect(answer(headers).sets).toHaveLength(20);
  });
});

describe('where an answer leads', () => {
  const to = (location: string, url = `${APP}/callback?code=abc&state=xyz`, statusCode = 302) =>
    answer([['Location', location]], { statusCode }, { url }).redirect;

  it('is an origin, and whether it is over plain http', () => {
    expect(to('https://next.test/home?x=1')).toEqual({ origin: 'https://next.test', plain: false, carries: false });
    expect(to('http://next.test/')).toEqual({ origin: 'http://next.test', plain: true, carries: false });
    expect(to('http://localhost:3000/')).toMatchObject({ plain: false });
    expect(to('/home')).toMatchObject({ origin: APP });
  });

  it.each(['?code=abc', '?state=xyz', '/x?code=abc#y', '#code=abc', '#a=1&state=xyz'])(
    'carries the code or state of the request on: %s',
    (location) => {
      expect(to(location)?.carries).toBe(true);
    },
  );

  it.each(['?code=other', '?codes=abc', '/abc', '?q=xyz'])('carries neither on: %s', (location) => {
    expect(to(location)?.carries).toBe(false);
  });

  it('carries nothing that the request did not have', () => {
    expect(to('/x?code=&state=s', `${APP}/login`)?.carries).toBe(false);
    expect(to('/x?code=', `${APP}/login?code=`)?.carries).toBe(false);
  });

  it('is nowhere on the web, or nowhere at all', () => {
    for (const location of ['app.spa:/callback', 'http://[', '']) expect(to(location)).toBeUndefined();
    expect(to('/home', undefined, 200)).toBeUndefined();
    expect(to('/home', undefined, 400)).toBeUndefined();
  });
});
