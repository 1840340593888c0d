import { describe, expect, test } from 'vitest';
import { kindOfClaims } from '../../src/oauth/claims-kind';
import { makeOpaque } from './make-token';

type Members = Record<string, unknown>;

const ID_CLAIMS = { iss: 'https://login.idp.test', sub: 'ada', aud: 'spa', exp: 2, iat: 1 };

describe('a type made for the purpose settles it', () => {
  test.each<[says: string, header: Members, claims: Members, kind: string]>([
    ['typ dpop+jwt', { typ: 'dpop+jwt' }, {}, 'dpop-proof'],
    ['typ logout+jwt', { typ: 'logout+jwt' }, {}, 'logout-token'],
    [
      'the key and the request of a proof',
      { jwk: {} },
      { htm: 'GET', htu: 'https://api.test', jti: '1' },
      'dpop-proof',
    ],
    [
      'the event of a logout',
      {},
      { ...ID_CLAIMS, events: { 'http://schemas.openid.net/event/backchannel-logout': {} } },
      'logout-token',
    ],
    ['typ client-authentication+jwt', { typ: 'client-authentication+jwt' }, {}, 'client-assertion'],
    ['typ oauth-authz-req+jwt', { typ: 'oauth-authz-req+jwt' }, { scope: 'x', aud: 'y' }, 'unknown'],
    ['typ token-introspection+jwt', { typ: 'application/token-introspection+jwt' }, {}, 'unknown'],
    ['token_type sliding', {}, { token_type: 'sliding' }, 'access'],
    ['claim typ Logout', {}, { typ: 'Logout' }, 'logout-token'],
    ['typ at+jwt', { typ: 'at+jwt' }, {}, 'access'],
    ['typ application/at+jwt', { typ: 'application/at+jwt' }, {}, 'access'],
    ['typ AT+JWT', { typ: 'AT+JWT' }, {}, 'access'],
    ['claim typ Refresh', {}, { typ: 'Refresh' }, 'refresh'],
    ['claim typ Offline', {}, { typ: 'Offline' }, 'refresh'],
    ['typ refresh', { typ: 'Refresh' }, {}, 'refresh'],
    ['typ rt+jwt', { typ: 'rt+jwt' }, {}, 'refresh'],
    ['claim token_type refresh', {}, { token_type: 'refresh' }, 'refresh'],
    ['claim type refresh', {}, { type: 'refresh' }, 'refresh'],
    ['claim tokenName refresh_token', {}, { tokenName: 'refresh_token' }, 'refresh'],
    ['claim scope com.atproto.refresh', {}, { scope: 'com.atproto.refresh', aud: 'x' }, 'refresh'],
    ['claim typ ID', {}, { typ: 'ID' }, 'id'],
    ['claim token_use id', {}, { token_use: 'id' }, 'id'],
    ['claim typ Bearer', {}, { typ: 'Bearer' }, 'access'],
    ['claim token_use access', {}, { token_use: 'access' }, 'access'],
    ['claim token_type access', {}, { token_type: 'access' }, 'access'],
    ['claim type access', {}, { type: 'access' }, 'access'],
  ])('%s', (_, header, claims, kind) => {
    expect(kindOfClaims(header, claims)).toEqual({ kind, settled: true });
  });
});

describe('a set of claims fits', () => {
  test.each<[set: string, claims: Members, kind: string]>([
    [
      'iss that is sub, aud and jti',
      { iss: 'spa', sub: 'spa', aud: 'https://login.idp.test', jti: '1' },
      'client-assertion',
    ],
    ['scope and aud', { scope: 'orders', aud: 'orders' }, 'access'],
    ['scp and aud', { scp: ['orders'], aud: 'orders' }, 'access'],
    ['those of an ID token with nonce', { ...ID_CLAIMS, nonce: '1' }, 'id'],
    ['those of an ID token with at_hash', { ...ID_CLAIMS, at_hash: '1' }, 'id'],
    ['those of an ID token with c_hash', { ...ID_CLAIMS, c_hash: '1' }, 'id'],
    ['those of an ID token with s_hash', { ...ID_CLAIMS, s_hash: '1' }, 'id'],
    ['those of an ID token with auth_time and azp', { ...ID_CLAIMS, auth_time: 1, azp: 'spa' }, 'id'],
  ])('%s', (_, claims, kind) => {
    expect(kindOfClaims({ typ: 'JWT', alg: 'RS256' }, claims)).toEqual({ kind, settled: false });
  });
});

describe('it is a JWT like any other', () => {
  test.each<[set: string, claims: Members]>([
    ['without claims', {}],
    ['scope without aud', { scope: 'orders' }],
    ['aud without scope', { aud: 'orders' }],
    ['scope and aud beside a nonce', { scope: 'openid', aud: 'spa', nonce: '1' }],
    ['scope and aud beside at_hash', { scope: 'openid', aud: 'spa', at_hash: '1' }],
    ['those of an ID token, none of its marks', ID_CLAIMS],
    ['auth_time without azp', { ...ID_CLAIMS, auth_time: 1 }],
    ['an ID token’s marks without exp', { ...ID_CLAIMS, exp: undefined, nonce: '1' }],
    ['iss that is not sub', { iss: 'https://login.idp.test', sub: 'ada', aud: 'x', jti: '1' }],
    ['types that are no text', { typ: 1, token_use: true, token_type: ['refresh'], type: { is: 'refresh' } }],
    ['types in other words', { typ: 'Session', token_use: makeOpaque(), token_type: 'Opaque', type: 'auth' }],
  ])('%s', (_, claims) => {
    expect(kindOfClaims({}, claims)).toBeNull();
  });
});

describe('where two could be meant', () => {
  test.each<[which: string, header: Members, claims: Members, kind: string]>([
    ['the media type goes before the claims', { typ: 'at+jwt' }, { typ: 'Refresh' }, 'access'],
    ['a proof goes before all', { typ: 'dpop+jwt' }, { token_use: 'id', scope: 'x', aud: 'y' }, 'dpop-proof'],
    ['refresh goes before access', {}, { typ: 'Refresh', token_use: 'access' }, 'refresh'],
    ['a type claim goes before a set', {}, { ...ID_CLAIMS, nonce: '1', typ: 'Bearer' }, 'access'],
  ])('%s', (_, header, claims, kind) => {
    expect(kindOfClaims(header, claims)?.kind).toBe(kind);
  });
});
