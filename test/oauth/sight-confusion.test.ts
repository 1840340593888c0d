import { describe, expect, test } from 'vitest';
import { APP, makeKnowledge, makeObservation } from './make-observation';
import { makeAccessJwt, makeIdJwt, makeJwt, makeOpaque, makeRefreshJwt } from './make-token';
import { see } from './see';

const [at, rt, idt] = [await makeAccessJwt(), await makeRefreshJwt(), await makeIdJwt()];
const [opaqueAt, opaqueRt] = [`a${makeOpaque()}`, `r${makeOpaque()}`];
const plain = await makeJwt({ sub: 'ada' });

/** What each value is called by the sightings of one observation, by its fingerprint. */
const kindsOf = async (what: unknown, known?: Awaited<ReturnType<typeof makeKnowledge>>) => {
  const knowledge = known ?? (await makeKnowledge());
  const seen = await see(makeObservation('local-storage', { s: JSON.stringify(what) }), knowledge);
  const kinds = new Map(seen.map(({ token }) => [token.id, token.kind]));
  return async (value: string) => kinds.get(await knowledge.fingerprint(value));
};

describe('tokens that say what they are are not misnamed', () => {
  test.each<[container: string, what: unknown]>([
    ['under each other’s names', { accessToken: rt, refreshToken: at, idToken: idt }],
    ['in a list, the refresh token first', [rt, at, idt]],
    [
      'as pairs of a map',
      [
        ['access', rt],
        ['refresh', at],
        ['id', idt],
      ],
    ],
    ['under one weak name each', { a: { token: rt }, b: { token: at }, c: { token: idt } }],
    ['under names that say nothing', { x: at, y: rt, z: idt }],
    ['as JSON in JSON, swapped', { persist: JSON.stringify({ access_token: rt, refresh_token: at, id_token: idt }) }],
  ])('%s', async (_, what) => {
    const kind = await kindsOf(what);
    expect([await kind(at), await kind(rt), await kind(idt)]).toEqual(['access', 'refresh', 'id']);
  });
});

describe('what was proven is not misnamed', () => {
  test.each<[container: string, what: unknown]>([
    ['under each other’s names', { access_token: opaqueRt, refresh_token: opaqueAt }],
    ['under a name for another', { id_token: opaqueRt, client_secret: opaqueAt }],
    ['in a list', [opaqueRt, opaqueAt]],
  ])('%s', async (_, what) => {
    const known = await makeKnowledge([
      [opaqueAt, 'access'],
      [opaqueRt, 'refresh'],
    ]);
    const kind = await kindsOf(what, known);
    expect([await kind(opaqueAt), await kind(opaqueRt)]).toEqual(['access', 'refresh']);
  });
});

test('a JWT beside a clearly named refresh token is not called one for standing there', async () => {
  const kind = await kindsOf({ token: plain, refreshToken: opaqueRt, user: 'ada' });
  expect([await kind(plain), await kind(opaqueRt)]).toEqual(['access', 'refresh']);
});

test('a value sent as Bearer is an access token where it is known for one, also to where sessions are renewed', async () => {
  const known = await makeKnowledge([[opaqueAt, 'access']]);
  const [seen] = await see(
    makeObservation('request-header', { authorization: `Bearer ${opaqueAt}` }, { url: `${APP}/auth/refresh` }),
    known,
  );
  expect(seen).toMatchObject({ certainty: 'proven', token: { kind: 'access' } });
});
