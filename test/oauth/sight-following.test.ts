import { beforeAll, describe, expect, test } from 'vitest';
import type { Observation } from '../../src/oauth/observation';
import { type Knowledge, type Seen, sight } from '../../src/oauth/sight';
import { APP, ISSUER, makeKnowledge, makeNavigation, makeObservation, STRANGER } from './make-observation';
import { BASE64, makeJwt, makeOpaque, makeRefreshJwt, makeText } from './make-token';
import { see } from './see';

/** Refresh tokens that a token response has proven, each of another make. */
const PROVEN = {
  opaque: `a${makeOpaque()}b`,
  parts: `${makeOpaque()}.${makeOpaque()}`,
  base64: `a${makeText(84, BASE64)}9==`,
  jwt: await makeRefreshJwt({ sub: 'ada' }),
};

let known: Knowledge;

beforeAll(async () => {
  known = await makeKnowledge(Object.values(PROVEN).map((value) => [value, 'refresh'] as const));
});

const seeKnowing = (observation: Observation): Promise<Seen[]> => see(observation, known);

const base64 = (value: unknown): string =>
  btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

describe.each(Object.entries(PROVEN))('a proven value (%s) is known again', (_, value) => {
  test.each<[where: string, make: () => Observation]>([
    ['under another name in storage', () => makeObservation('local-storage', { theme: value })],
    ['in JSON', () => makeObservation('session-storage', { state: JSON.stringify({ a: [{ b: value }] }) })],
    [
      'in JSON in JSON',
      () => makeObservation('local-storage', { state: JSON.stringify({ a: JSON.stringify({ b: value }) }) }),
    ],
    ['in base64 of JSON', () => makeObservation('cookie', { s: base64({ a: value }) })],
    ['in a cookie, encoded', () => makeObservation('cookie', { sid: encodeURIComponent(value) })],
    ['in a signed cookie', () => makeObservation('cookie', { sid: `s:${value}.${makeOpaque()}` })],
    ['in a Cookie header', () => makeObservation('request-header', { cookie: `a=1; sid=${value}; b=2` })],
    ['in a header of any name', () => makeObservation('request-header', { 'x-session': value })],
    ['in an Authorization header', () => makeObservation('request-header', { authorization: `Bearer ${value}` })],
    [
      'after a project id in one',
      () => makeObservation('request-header', { authorization: `Bearer project:${value}` }),
    ],
    ['in a response header', () => makeObservation('response-header', { 'x-session': value })],
    [
      'in a request body',
      () => makeObservation('request-body', JSON.stringify({ log: { text: `sent ${value}, ok` } })),
    ],
    ['in a form', () => makeObservation('request-body', `a=1&b=${encodeURIComponent(value)}`)],
    ['in a response body', () => makeObservation('response-body', `{"error":"Unknown session ${value}."}`)],
    [
      'in the text of a page',
      () => makeObservation('response-body', `<p>Session ${value}</p><script>let theme = "dark-blue";</script>`),
    ],
    ['in a page', () => makeObservation('response-body', `<script>let a = "${value}";</script>`)],
    ['in a query', () => makeNavigation(`${APP}/?session=${encodeURIComponent(value)}`)],
    [
      'in an address in a query',
      () => makeNavigation(`${APP}/?next=${encodeURIComponent(`${APP}/?a=${encodeURIComponent(value)}`)}`),
    ],
    ['in a fragment', () => makeObservation('fragment', { session: value })],
    ['in a segment of a path', () => makeNavigation(`${APP}/sessions/${value.replaceAll('/', '%2F')}/ping`)],
    ['in a path with an extension', () => makeNavigation(`${APP}/sessions/${value.replaceAll('/', '%2F')}.json`)],
    [
      'in the path of an address',
      () => makeObservation('local-storage', { last: `${APP}/in/${value.replaceAll('/', '%2F')}?lang=en` }),
    ],
    [
      'in a started sign-in',
      () => makeNavigation(`${ISSUER}/auth?client_id=spa&response_type=code&state=${encodeURIComponent(value)}`),
    ],
  ])('%s', async (_where, make) => {
    const seen = await seeKnowing(make());
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({
      certainty: 'proven',
      length: value.length,
      token: { kind: 'refresh', id: await known.fingerprint(value) },
    });
  });
});

test('its scheme and its place are told', async () => {
  const url = `${STRANGER}/collect`;
  const [seen] = await seeKnowing(
    makeObservation('request-header', { authorization: `Bearer ${PROVEN.opaque}` }, { url }),
  );
  expect(seen).toMatchObject({ scheme: 'bearer', party: 'third' });
  expect(seen?.place).toEqual({
    channel: 'request-header',
    host: 'tracker.third.test',
    path: '/collect',
    key: 'authorization',
  });
});

test('each value is told, in the order it stands', async () => {
  const { opaque, jwt } = PROVEN;
  const seen = await seeKnowing(makeObservation('request-body', `sent ${jwt} and ${opaque}`));
  expect(seen.map(({ length }) => length)).toEqual([jwt.length, opaque.length]);
});

describe('not known again', () => {
  test('is what only has the length or the hash of one', async () => {
    const value = makeOpaque();
    // As if two values had one hash: the fingerprint is of another.
    const twin = await makeKnowledge([[value, 'refresh']], { fingerprint: known.fingerprint });
    expect((await sight(makeObservation('local-storage', { theme: value }), twin)).seen).toEqual([]);
    expect(await seeKnowing(makeObservation('local-storage', { theme: makeOpaque(PROVEN.opaque.length) }))).toEqual([]);
  });

  test('is a value nobody has proven', async () => {
    const nothing = await makeKnowledge();
    expect((await sight(makeObservation('local-storage', { theme: PROVEN.opaque }), nothing)).seen).toEqual([]);
  });
});

describe('worth following from here on', () => {
  const followed = async (observation: Observation): Promise<boolean[]> =>
    (await seeKnowing(observation)).map((seen) => seen.followed !== undefined);

  test('is what a message proves', async () => {
    const body = JSON.stringify({ access_token: makeOpaque(), refresh_token: makeOpaque(), token_type: 'Bearer' });
    const observation = makeObservation('response-body', body);
    const { seen } = await sight(observation, known);
    expect(await followed(observation)).toEqual([true, true]);
    for (const { token, length, followed: what } of seen) expect(what).toMatchObject({ id: token.id, length });
  });

  test('is not what is only likely, nor a common word', async () => {
    const pair = JSON.stringify({ access_token: makeOpaque(), refresh_token: makeOpaque() });
    expect(await followed(makeObservation('local-storage', { session: pair }))).toEqual([false, false]);
    const words = JSON.stringify({ access_token: 'the-words-of-a-page-and-no-token', token_type: 'Bearer' });
    expect(await followed(makeObservation('response-body', words))).toEqual([false]);
    expect(await followed(makeNavigation(`${APP}/?code=${makeOpaque()}&state=1`))).toEqual([false]);
    expect(
      await followed(
        makeObservation('request-header', { authorization: `Bearer ${await makeJwt({ scope: 'a', aud: 'b' })}` }),
      ),
    ).toEqual([false]);
  });
});

test('a value in a claim is not what was sent: the token that carries it is', async () => {
  const carrier = await makeJwt(
    { iss: ISSUER, aud: APP, scope: 'orders:read', session: PROVEN.opaque },
    { typ: 'at+jwt' },
  );
  const seen = await seeKnowing(makeObservation('request-header', { authorization: `Bearer ${carrier}` }));
  expect(seen.map(({ token, place }) => `${token.kind} ${place.key}`)).toEqual([
    'access authorization',
    'refresh authorization › claims',
  ]);
});
