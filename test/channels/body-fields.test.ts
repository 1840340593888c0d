import { describe, expect, it } from 'vitest';
import { bodyFields } from '../../src/channels/body-fields';
import { secret } from './make-details';

const BOUNDARY = '----WebKitFormBoundary7MA4YWxkTrZu0gW';
const part = (name: string, value: string, more = ''): string =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
const END = `--${BOUNDARY}--\r\n`;

describe('a multipart body', () => {
  it('is its parts by their names', () => {
    const value = secret();
    expect(bodyFields(part('grant_type', 'refresh_token') + part('refresh_token', value) + END)).toEqual([
      { name: 'grant_type', value: 'refresh_token' },
      { name: 'refresh_token', value },
    ]);
  });

  it('gives up what it holds where it is cut off', () => {
    const value = secret();
    expect(bodyFields(part('token', value).slice(0, -2))).toEqual([{ name: 'token', value }]);
  });

  it('keeps a value of several lines, and one that speaks of parts', () => {
    const value = `a\r\n\r\nb; name="c"\r\n${secret()}`;
    expect(bodyFields(part('note', value) + END)).toEqual([{ name: 'note', value }]);
  });

  it('leaves out files', () => {
    const file = part('file', 'refresh_token=x', '; filename="a.txt"\r\nContent-Type: text/plain');
    expect(bodyFields(file + part('name', 'v') + END)).toEqual([{ name: 'name', value: 'v' }]);
  });

  it('has no more parts than anyone fills in', () => {
    expect(bodyFields(part('a', 'b').repeat(5_000)).length).toBeLessThanOrEqual(200);
  });
});

describe('a form sent as plain text', () => {
  it('is a field a line', () => {
    const value = secret();
    expect(bodyFields(`grant_type=refresh_token\r\nrefresh_token=${value}\r\n`)).toEqual([
      { name: 'grant_type', value: 'refresh_token' },
      { name: 'refresh_token', value },
    ]);
  });
});

it.each([
  ['JSON', '{"a":"b=c"}\r\n'],
  ['a form', 'a=b&c=d'],
  ['text', 'one line\r\nanother=1\r\n'],
  ['lines that are no pairs', 'a=b\r\n<c>\r\n'],
  ['dashes', '--\r\nno disposition\r\n'],
  ['a boundary without parts', `--${BOUNDARY}\r\nContent-Type: text/plain\r\n\r\nx`],
])('%s is one field without a name', (_, text) => {
  expect(bodyFields(text)).toEqual([{ name: '', value: text }]);
});

it('nothing is no field', () => {
  expect(bodyFields('')).toEqual([]);
});

it('a megabyte of anything is taken apart in no time', () => {
  for (const text of ['--a', '--a\r\n', 'a=b\r\n', '=', '--a\r\nContent-Disposition: form-data; name="x"\r\n\r\n']) {
    const began = performance.now();
    bodyFields(text.repeat(Math.floor(2 ** 20 / text.length)));
    expect(performance.now() - began).toBeLessThan(10_000);
  }
});
