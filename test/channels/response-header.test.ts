import { describe, expect, it, vi } from 'vitest';
import { fromResponseHeaders } from '../../src/channels/response-header';
import { inChromium, inFirefox, secret } from './make-details';

vi.mock('../../src/browser', () => ({ browser: { webRequest: {} } }));

const DATE = 'Tue, 14 Nov 2023 22:13:20 GMT';
const date = { name: 'Date', value: DATE };
type More = Parameters<typeof inChromium>[0];
const observe = (responseHeaders: { name: string; value: string }[], more: More = {}) =>
  fromResponseHeaders(inChromium({ responseHeaders, ...more }));

describe('an answer', () => {
  it('is part of the exchange of its request', () => {
    expect(fromResponseHeaders(inFirefox({ responseHeaders: [date], statusCode: 401 }))[0]?.exchange).toEqual({
      id: '4711',
      method: 'GET',
      type: 'xmlhttprequest',
      answer: { status: 401, date: Date.parse(DATE), cache: 'open' },
    });
    expect(fromResponseHeaders(inChromium())[0]?.exchange?.answer).toEqual({ status: 200, cache: 'open' });
  });

  it('says whether the page that asked may read it', () => {
    const allowed = { name: 'Access-Control-Allow-Origin', value: 'https://app.spa.test' };
    expect(observe([allowed])[0]?.exchange?.answer?.cors).toMatchObject({ allows: 'asker' });
  });

  it('says whether its address carries on the code of the request', () => {
    const location = { name: 'Location', value: '/next?code=abc' };
    const more = { statusCode: 302, url: 'https://app.spa.test/callback?code=abc' };
    expect(observe([location], more)[0]?.exchange?.answer?.redirect).toMatchObject({ carries: true });
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
