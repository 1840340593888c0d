import { describe, expect, test } from 'vitest';
import { APP, ISSUER, makeKnowledge, makeNavigation, makeObservation } from './make-observation';
import { makeIdJwt, makeJwt, makeOpaque } from './make-token';
import { see, told } from './see';

const TOKEN = { url: `${ISSUER}/token` };
const [access, refresh] = [makeOpaque(), makeOpaque()];
const [code, verifier, secret] = [makeOpaque(), makeOpaque(), makeOpaque()];

describe('a token request proves what it carries', () => {
  const grant_type = 'authorization_code';
  const body = { grant_type, code, code_verifier: verifier, client_id: 'spa', client_secret: secret };
  const renew = { grant_type: 'refresh_token', refresh_token: refresh, client_id: 'spa' };

  test.each<[how: string, write: (fields: Record<string, string>) => string | Record<string, string>]>([
    ['as a form', (fields) => new URLSearchParams(fields).toString()],
    ['as JSON', (fields) => JSON.stringify(fields)],
    ['as the fields of a form', (fields) => fields],
  ])('%s', async (_, write) => {
    expect(told(await see(makeObservation('request-body', write(body), TOKEN)))).toEqual([
      'proven code code',
      'proven code-verifier code_verifier',
      'proven client-secret client_secret',
    ]);
    expect(told(await see(makeObservation('request-body', write(renew), TOKEN)))).toEqual([
      'proven refresh refresh_token',
    ]);
  });

  test('with the grant type in the address', async () => {
    const where = { url: `${ISSUER}/token?grant_type=refresh_token` };
    const seen = await see(makeObservation('request-body', JSON.stringify({ refresh_token: refresh }), where));
    expect(told(seen)).toEqual(['proven refresh refresh_token']);
  });

  test('sent with GET, in the address', async () => {
    const seen = await see(makeNavigation(`${ISSUER}/token?${new URLSearchParams(renew)}`));
    expect(told(seen)).toEqual(['proven refresh refresh_token']);
    expect(seen[0]?.place).toMatchObject({ channel: 'request-url', host: 'login.idp.test', path: '/token' });
  });

  test('with an assertion', async () => {
    const client_assertion = await makeJwt({ iss: 'spa', sub: 'spa', aud: ISSUER, jti: '1' });
    const fields = { grant_type: 'client_credentials', client_assertion };
    const [seen] = await see(makeObservation('request-body', fields, TOKEN));
    expect(seen?.token).toMatchObject({ kind: 'client-assertion', certainty: 'proven', format: 'jws' });
    expect(seen?.token.claims).toBeUndefined();
  });
});

describe('a token response proves what it carries', () => {
  const answer = (more: Record<string, unknown>) =>
    makeObservation('response-body', JSON.stringify({ access_token: access, token_type: 'Bearer', ...more }), TOKEN);

  test('access, refresh and ID token', async () => {
    const seen = await see(answer({ refresh_token: refresh, id_token: await makeIdJwt(), expires_in: 90 }));
    expect(told(seen)).toEqual(['proven access access_token', 'proven refresh refresh_token', 'proven id id_token']);
  });

  test('without a token type, where it answers a token request', async () => {
    const bare = makeObservation('response-body', JSON.stringify({ access_token: access }), TOKEN);
    expect(told(await see(bare))).toEqual(['hint access access_token']);
    const known = await makeKnowledge([], { answers: 'token-request' });
    expect(told(await see(bare, known))).toEqual(['proven access access_token']);
  });

  test('whatever text the server makes a token of', async () => {
    for (const refresh_token of [
      `5Aep861${makeOpaque(90)}._==`,
      btoa(JSON.stringify({ _AuthEmulatorRefreshToken: makeOpaque() })),
      `a=${makeOpaque()}&b`,
      `${makeOpaque()}%2F${makeOpaque()}`,
      `https://login.idp.test/t?id=${makeOpaque()}`,
      'abc.def',
      'demo-refresh-token-1',
    ]) {
      const known = await makeKnowledge();
      const found = (await see(answer({ refresh_token }), known)).find(({ token }) => token.kind === 'refresh');
      expect(found).toMatchObject({ certainty: 'proven', length: refresh_token.length });
      expect(found?.token.id).toBe(await known.fingerprint(refresh_token));
    }
  });

  test('and nothing of what is visibly masked, or stands for a token kept elsewhere', async () => {
    for (const refresh_token of [
      '***',
      '<redacted>',
      `ab***${makeOpaque(4)}`,
      'REFRESH_TOKEN_SECURED_BY_WORKER_default',
    ])
      expect(told(await see(answer({ refresh_token })))).toEqual(['proven access access_token']);
  });
});

describe('a callback', () => {
  test('makes its code likely: anybody may send a visitor there', async () => {
    expect(told(await see(makeNavigation(`${APP}/cb?code=${code}&state=1`)))).toEqual(['likely code code']);
    expect(told(await see(makeObservation('fragment', { code, state: '1' })))).toEqual(['likely code code']);
  });

  test('is not what a shop means by code and state', async () => {
    expect(await see(makeNavigation(`${APP}/shop?code=SALE24&state=CA`))).toEqual([]);
  });

  test('proves the tokens of its fragment, or of a posted form', async () => {
    const fields = { access_token: access, token_type: 'Bearer', id_token: await makeIdJwt(), state: '1' };
    const lines = ['proven access access_token', 'proven id id_token'];
    expect(told(await see(makeObservation('fragment', fields)))).toEqual(lines);
    const form = makeObservation('request-body', fields, { exchange: { id: '1', method: 'POST', type: 'main_frame' } });
    expect(told(await see(form))).toEqual(lines);
  });

  test('makes a refresh token in it likely', async () => {
    const fields = { access_token: access, token_type: 'Bearer', refresh_token: refresh };
    expect(told(await see(makeObservation('fragment', fields)))).toEqual([
      'proven access access_token',
      'likely refresh refresh_token',
    ]);
  });
});

test('a revocation request proves a token, and leaves its kind to what is known of it', async () => {
  const revoke = makeObservation('request-body', { token: refresh }, { url: `${ISSUER}/revoke` });
  const issuers = new Set(['idp.test']);
  expect(told(await see(revoke, await makeKnowledge([], { issuers })))).toEqual(['proven unknown token']);
  const known = await makeKnowledge([[refresh, 'refresh']], { issuers });
  expect(told(await see(revoke, known))).toEqual(['proven refresh token']);
});
