import { describe, expect, it, vi } from 'vitest';
import { fromResponseHeaders } from '../../src/channels/response-header';
import { inChromium, inFirefox, secret } from './make-details';

vi.mock('../../src/browser', () => ({ browser: { webRequest: {} } }));

const DATE = 'Tue, 14 Nov 2023 22:13:20 GMT';
const date = { name: 'Date', value: DATE };
type More = Parameters<typeof inChromium>[0];
const observe = (responseHeaders: { name: string; value: string }[], more: More = {}) =>
  fromResponseHeaders(inChromium({ responseHeaders, ...more }));
const answer = (...args: Parameters<typeof observe>) => observe(...args)[0]?.exchange?.answer;

describe('an answer', () => {
  it('says its status and the time of its server', () => {
    expect(answer([date])).toEqual({ status: 200, date: Date.parse(DATE) });
    expect(fromResponseHeaders(inFirefox({ responseHeaders: [date], statusCode: 401 }))[0]?.exchange).toEqual({
      id: '4711',
      method: 'GET',
      type: 'xmlhttprequest',
      answer: { status: 401, date: Date.parse(DATE) },
    });
  });

  it('says no time that it does not have', () => {
    expect(answer([])).toEqual({ status: 200 });
    expect(answer([{ name: 'Date', value: 'yesterday' }])).toEqual({ status: 200 });
    expect(fromResponseHeaders(inChromium())[0]?.exchange?.answer).toEqual({ status: 200 });
  });

  it('says no time when it comes from a cache', () => {
    expect(answer([date], { fromCache: true })).toEqual({ status: 200 });
    expect(answer([date], { statusCode: 304 })).toEqual({ status: 304 });
    expect(answer([date, { name: 'Age', value: '12' }])).toEqual({ status: 200 });
    expect(answer([date, { name: 'age', value: '0' }])).toHaveProperty('date');
  });

  it.each([
    ['Bearer error="invalid_token", error_description="ended"', 'invalid_token'],
    ['DPoP error=use_dpop_nonce, algs="ES256"', 'use_dpop_nonce'],
    ['Bearer error_description="no error here"', undefined],
    ['Bearer realm="api"', undefined],
    ['', undefined],
  ])('says why it refuses: %s', (value, error) => {
    expect(answer([{ name: 'WWW-Authenticate', value }], { statusCode: 401 })?.error).toBe(error);
  });

  it('says why it refuses, whichever of several challenges does', () => {
    const challenges = ['Basic realm="api"', 'Bearer error="insufficient_scope"'];
    expect(answer(challenges.map((value) => ({ name: 'www-authenticate', value })))?.error).toBe('insufficient_scope');
  });

  it('says no more of a hostile error than 64 letters', () => {
    const value = `Bearer error="${'x'.repeat(5_000)}"`;
    expect(answer([{ name: 'WWW-Authenticate', value }])?.error).toHaveLength(64);
  });

  it('is nobody’s matter of a preflight', () => {
    expect(observe([date], { method: 'OPTIONS' })).toEqual([]);
  });
});

describe('the headers of an answer', () => {
  it('are those that may hold a credential, by their names in lower case', () => {
    const value = secret();
    const [first, ...rest] = observe([date, { name: 'X-Refresh-Token', value }, { name: 'Authorization', value: '' }]);
    expect(rest).toEqual([]);
    expect(first).toMatchObject({ channel: 'response-header', fields: [{ name: 'x-refresh-token', value }] });
  });

  it.each([
    'Content-Type',
    'Access-Control-Allow-Origin',
    'Strict-Transport-Security',
    'ETag',
    'Server',
    'Report-To',
    'X-Frame-Options',
  ])('leave out %s', (name) => {
    expect(observe([{ name, value: secret() }])[0]?.fields).toEqual([]);
  });
});

describe('a cookie that an answer sets', () => {
  const set = (...values: string[]) =>
    observe(values.map((value) => ({ name: 'Set-Cookie', value })))[0]?.fields.map(({ name, value }) => [name, value]);

  it('is a field with its own name, without its attributes', () => {
    const value = secret();
    expect(set(`rt=${value}; Path=/; HttpOnly`, ` __Host-s = "${value}" ;Secure`)).toEqual([
      ['set-cookie › rt', value],
      ['set-cookie › __Host-s', value],
    ]);
  });

  it('is told from another in the same header, as Firefox has it', () => {
    const values = [secret(), secret()];
    expect(set(`a=${values[0]}; Path=/\nb=${values[1]}`)).toEqual([
      ['set-cookie › a', values[0]],
      ['set-cookie › b', values[1]],
    ]);
  });

  it.each(['rt=; Max-Age=0', 'theme=dark; Path=/', '=nameless-but-long-enough', 'no pair at all', ''])(
    'is left out where it holds no credential: %s',
    (value) => {
      expect(set(value)).toEqual([]);
    },
  );
});

describe('a redirection', () => {
  const to = (value: string, more: More = {}) =>
    observe([{ name: 'Location', value }], { statusCode: 302, ...more })[1];

  it('gives the fragment of where it leads, which no later request shows', () => {
    const value = secret();
    expect(to(`https://app.spa.test/callback#access_token=${value}&state=s`)).toMatchObject({
      channel: 'fragment',
      exchange: null,
      fields: [
        { name: 'access_token', value },
        { name: 'state', value: 's' },
      ],
    });
  });

  it('gives it of an address without an origin too', () => {
    expect(to('/callback#code=abc')?.fields).toEqual([{ name: 'code', value: 'abc' }]);
  });

  it('gives nothing where there is none', () => {
    expect(to('https://app.spa.test/callback?code=abc')).toBeUndefined();
    expect(to('https://app.spa.test/#top')).toBeUndefined();
  });
});
