import { beforeEach, describe, expect, test } from 'vitest';
import { fingerprintWith, makeKey } from '../../src/oauth/fingerprint';
import type { Place } from '../../src/oauth/sighting';
import { labelOf, type TokenKind } from '../../src/oauth/token';
import { emptyInspection, type Inspection } from '../../src/session/inspection';
import { makeOpaque } from '../oauth/make-token';
import { compare } from './compare';
import { type Issued, note } from './issued';
import type { Text } from './traffic';
import { truthOf } from './truth';

const HOST = 'page.sdk.test';
const STORED: Place = { channel: 'local-storage', host: HOST, key: 'user › refresh_token' };

const key = makeKey();
let value: string;
let issued: Issued;
let inspection: Inspection;

beforeEach(() => {
  value = makeOpaque();
  issued = new Map();
  note(issued, value, 'refresh');
  inspection = emptyInspection(1, `https://${HOST}`, true);
});

const says = async (text: string, kind: TokenKind, place: Place): Promise<void> => {
  const id = await (await fingerprintWith(key))(text);
  inspection.tokens.push({ id, kind, certainty: 'proven', format: 'opaque', label: labelOf(kind, id) });
  const site = inspection.site;
  inspection.sightings.push({ token: id, site, place, at: 0, last: 0, count: 1, party: null });
};

const lies = (channel: Place['channel'], where: string, text = value): Text => ({ channel, host: HOST, where, text });

const compared = (...texts: Text[]) => compare({ inspection, key }, truthOf(issued, texts), issued, undefined);

describe('a value that was issued', () => {
  test('is found where the extension says it lies', async () => {
    await says(value, 'refresh', STORED);
    const { refresh, missed, wrong } = await compared(lies('local-storage', 'user'));
    expect({ refresh, missed, wrong }).toEqual({
      refresh: { truth: 1, found: 1, unseen: 0 },
      missed: [],
      wrong: [],
    });
  });

  test('is missed in a second place of the same store', async () => {
    await says(value, 'refresh', STORED);
    const { refresh, missed } = await compared(lies('local-storage', 'user'), lies('local-storage', 'backup'));
    expect(refresh).toEqual({ truth: 2, found: 1, unseen: 0 });
    expect(missed).toHaveLength(1);
  });

  test('is missed in another channel, and the words for it do not hold it', async () => {
    await says(value, 'refresh', STORED);
    const { missed } = await compared(lies('session-storage', 'user'));
    expect(missed).toEqual(['refresh in session-storage page.sdk.test user: 0 of 1']);
  });

  test('is wrong and missed when it is called an access token', async () => {
    await says(value, 'access', STORED);
    const { refresh, wrong } = await compared(lies('local-storage', 'user'));
    expect(refresh.found).toBe(0);
    expect(wrong).toHaveLength(1);
  });

  test.each([
    ['percent-encoded JSON', (text: string) => encodeURIComponent(JSON.stringify({ text }))],
    ['JSON in base64', (text: string) => `base64-${Buffer.from(JSON.stringify({ text })).toString('base64url')}`],
  ])('lies in a cookie as %s', (_what, encode) => {
    expect(truthOf(issued, [lies('cookie', 'session', encode(value))])).toHaveLength(1);
  });
});

test('what nobody issued is wrong when it is called a refresh token', async () => {
  await says(makeOpaque(), 'refresh', STORED);
  expect((await compared()).wrong).toHaveLength(1);
});

test('an extension that has seen nothing misses everything', async () => {
  const truth = truthOf(issued, [lies('local-storage', 'user')]);
  const { refresh } = await compare({ inspection: undefined, key: undefined }, truth, issued, undefined);
  expect(refresh).toEqual({ truth: 1, found: 0, unseen: 0 });
});
