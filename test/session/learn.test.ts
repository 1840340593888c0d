import { beforeEach, expect, it, vi } from 'vitest';
import { benchDesk } from './bench-desk';
import { opaque, seen, tokenExchange } from './login';

vi.mock('../../src/browser', () => import('./mocked-browser'));

let bench: ReturnType<typeof benchDesk>;
beforeEach(() => {
  bench = benchDesk();
});

const AS = 'https://login.idp.test';
const tell = (
  more: object = {},
  address = `${AS}/.well-known/openid-configuration`,
  reportedBy: 'browser' | 'page' = 'browser',
  at = Date.now(),
) =>
  bench.take(
    seen('response-body', address, {
      reportedBy,
      at,
      exchange: { id: opaque(), method: 'GET', type: 'xmlhttprequest', answer: { status: 200 } },
      fields: [
        {
          name: '',
          value: JSON.stringify({
            issuer: AS,
            authorization_endpoint: `${AS}/auth`,
            token_endpoint: `${AS}/token`,
            ...more,
          }),
        },
      ],
    }),
  );

it('metadata tells of a server, its endpoints and what it offers', async () => {
  const endpoints = {
    revocation_endpoint: `${AS}/r`,
    introspection_endpoint: `${AS}/i`,
    end_session_endpoint: `${AS}/e`,
  };
  await tell({ ...endpoints, jwks_uri: `${AS}/keys`, grant_types_supported: ['password'] });
  expect(bench.desk.memory).toMatchObject({ revocation: [`${AS}/r`], introspection: [`${AS}/i`], logout: [`${AS}/e`] });
  expect(bench.desk.memory.servers).toEqual([
    {
      issuer: AS,
      origin: AS,
      isAtIssuer: true,
      promisesIssuer: false,
      jwksUri: `${AS}/keys`,
      mtls: false,
      weak: ['password', 'no_pkce'],
    },
  ]);
});

it('newer metadata takes the place of older, and that of another address does not', async () => {
  await tell();
  await tell({ authorization_response_iss_parameter_supported: true });
  await tell({}, 'https://evil.third.test/.well-known/openid-configuration');
  expect(
    bench.desk.memory.servers.map(({ origin, isAtIssuer, promisesIssuer }) => [origin, isAtIssuer, promisesIssuer]),
  ).toEqual([
    [AS, true, true],
    ['https://evil.third.test', false, false],
  ]);
});

it('what a page alone tells of a server is not believed, and what is known is bounded', async () => {
  await tell({}, `${AS}/.well-known/openid-configuration`, 'page');
  expect(bench.desk.memory.servers).toEqual([]);
  for (let at = 0; at < 60; at++) await tell({ issuer: `https://as${at}.test` }, `https://as${at}.test/config`);
  expect(bench.desk.memory.servers).toHaveLength(20);
  expect(bench.desk.memory.hosts).toHaveLength(50);
});

it('is news to the grants of its server, once', async () => {
  await bench.take(
    ...tokenExchange(
      { grant_type: 'authorization_code', code: opaque() },
      { access_token: opaque(), token_type: 'Bearer' },
    ),
  );
  await tell();
  await tell();
  expect(bench.events().filter((kind) => kind === 'discovery')).toHaveLength(1);
});

it('metadata from before a grant began is none of its events, however late it is told', async () => {
  const at = Date.now();
  await bench.take(
    ...tokenExchange(
      { grant_type: 'authorization_code', code: opaque() },
      { access_token: opaque(), token_type: 'Bearer' },
      { at },
    ),
  );
  await tell({}, undefined, 'browser', at - 1);
  expect(bench.events()).not.toContain('discovery');
  await tell({}, undefined, 'browser', at + 1);
  expect(bench.events()).toContain('discovery');
});
