import { describe, expect, test } from 'vitest';
import { type Place, placeKey } from '../../src/oauth/sighting';

const PLACE: Place = { channel: 'request-url', host: 'app.spa.test', path: '/orders', key: 'token' };

describe('a place', () => {
  test('is the same one, whatever object holds it', () => {
    expect(placeKey({ key: 'token', path: '/orders', host: 'app.spa.test', channel: 'request-url' })).toBe(
      placeKey(PLACE),
    );
  });

  test.each([
    { channel: 'fragment' },
    { host: 'api.resource.test' },
    { path: '/' },
    { key: 't' },
  ] satisfies Partial<Place>[])('is another with %j', (other) => {
    expect(placeKey({ ...PLACE, ...other })).not.toBe(placeKey(PLACE));
  });

  test('without path and key is not one that has them', () => {
    const { channel, host } = PLACE;
    const keys = [
      placeKey({ channel, host }),
      placeKey({ channel, host, path: 'token' }),
      placeKey({ channel, host, key: 'token' }),
    ];
    expect(new Set(keys).size).toBe(3);
  });
});
