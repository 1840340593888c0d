import { describe, expect, test } from 'vitest';
import { sight } from '../../src/oauth/sight';
import { API, ISSUER, makeKnowledge, makeObservation } from './make-observation';
import { makeAccessJwt, makeIdJwt, makeOpaque } from './make-token';

const AT_ISSUER = { url: `${ISSUER}/token` };
const bearer = (token: string) =>
  makeObservation('request-header', { authorization: `Bearer ${token}` }, { url: `${API}/orders` });
const answer = (body: object) =>
  makeObservation('response-body', JSON.stringify({ token_type: 'Bearer', ...body }), AT_ISSUER);

describe('the raw value is there', () => {
  test('for proven access and ID tokens alone', async () => {
    const [access_token, id_token, refresh_token] = [await makeAccessJwt(), await makeIdJwt(), makeOpaque()];
    const { seen } = await sight(answer({ access_token, id_token, refresh_token }), await makeKnowledge());
    expect(seen.map(({ raw }) => raw)).toEqual([access_token, id_token, undefined]);
    const likely = await sight(bearer(access_token), await makeKnowledge());
    expect(likely.seen[0]?.raw).toBeUndefined();
    const again = await sight(bearer(access_token), await makeKnowledge([[access_token, 'access']]));
    expect(again.seen[0]?.raw).toBe(access_token);
  });

  test('for an opaque access token, and for one that lists many roles', async () => {
    for (const access_token of [
      makeOpaque(),
      await makeAccessJwt({ roles: Array.from({ length: 200 }, (_, at) => `role-${at}`) }),
    ])
      expect((await sight(answer({ access_token }), await makeKnowledge())).seen[0]?.raw).toBe(access_token);
  });

  test('not where it is longer than any request can carry', async () => {
    const access_token = makeOpaque(70_000);
    expect((await sight(answer({ access_token }), await makeKnowledge())).seen[0]?.raw).toBeUndefined();
  });
});

test('what a message says is told, its values as fingerprints', async () => {
  const [refresh_token, known] = [makeOpaque(), await makeKnowledge()];
  const body = { grant_type: 'refresh_token', refresh_token, client_id: `a1B2c3D4${makeOpaque(24)}` };
  const { message } = await sight(makeObservation('request-body', body, AT_ISSUER), known);
  expect(message).toEqual({
    says: 'token-request',
    grantType: 'refresh_token',
    // An identifier, however random: it is what users know their app by.
    client: body.client_id,
    authenticated: false,
    refresh: await known.fingerprint(refresh_token),
  });
});

test('an error is told in 64 characters', async () => {
  const known = await makeKnowledge([], { answers: 'token-request' });
  const { message } = await sight(
    makeObservation('response-body', JSON.stringify({ error: 'no '.repeat(1_000) })),
    known,
  );
  expect(message).toEqual({ says: 'token-error', error: 'no '.repeat(22).slice(0, 64) });
});
