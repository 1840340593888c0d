import { describe, expect, it } from 'vitest';
import type { Facts, Grant } from '../../src/oauth/grant';
import { type Around, eventOf, grantOf, judgeHappened, MINUTE, NOW, SECOND, tokenOf } from './make-case';

const RULE = 'flow-iss';
const SERVER = 'https://login.idp.test';
const OTHER = 'https://login.other.test';
const REDIRECT = 'https://app.spa.test/callback';
const code = tokenOf('code');
const asked = (facts = {}) =>
  eventOf('authorization_request', NOW - MINUTE, undefined, { origin: SERVER, redirect: REDIRECT, ...facts });
const back = (facts = {}) => eventOf('callback', NOW, code.id, { mode: 'query', ...facts });
const judge = (callback: object, { request = {}, ...around }: Around & { request?: object } = {}) =>
  judgeHappened(RULE, grantOf(asked(), asked(request), back(callback)), { tokens: [code], servers: [{}], ...around });
const named = (issuer: string) => ({ servers: [{ issuer, origin: SERVER }] });
/** An earlier sign-in of the same site. */
const earlier = (request = {}, callback: Facts | null = {}): Grant =>
  grantOf(
    asked({ origin: OTHER, ...request }),
    ...(callback ? [eventOf('callback', NOW - SECOND, tokenOf('code').id, callback)] : []),
  );

describe(RULE, () => {
  it('flags a response that names another issuer than the server that was asked, as high', () => {
    const found = judge({ issuer: OTHER });
    expect(found).toMatchObject({ severity: 'high', token: code.id, facts: { issuer: OTHER, expected: SERVER } });
    expect(found?.facts.reason).toBeUndefined();
    expect(judge({ issuer: 'not an address' })?.severity).toBe('high');
  });

  it('flags a response whose iss is not that of the ID token in it, as high', () => {
    const found = judge({ issuer: SERVER, idTokenIssuer: OTHER }, { servers: [] });
    expect(found).toMatchObject({ severity: 'high', facts: { issuer: SERVER, expected: OTHER } });
  });

  it('flags another issuer of the same origin, of which no metadata was seen, as low', () => {
    const low = { severity: 'low', facts: { reason: 'same_origin', issuer: `${SERVER}/b`, expected: `${SERVER}/a` } };
    expect(judge({ issuer: `${SERVER}/b` }, named(`${SERVER}/a`))).toMatchObject(low);
    expect(judge({ issuer: `${SERVER}/` })?.severity).toBe('low');
    const servers = [{ issuer: `${SERVER}/a` }, { issuer: OTHER, origin: `${SERVER}/b` }];
    expect(judge({ issuer: `${SERVER}/b` }, { servers })?.severity).toBe('low');
  });

  it('flags an issuer that the metadata leaves open for each tenant, as info', () => {
    const issuer = `${SERVER}/{tenantid}/v2.0`;
    const info = { severity: 'info', facts: { reason: 'templated' } };
    expect(judge({ issuer: `${SERVER}/f81d4fae/v2.0` }, named(issuer))).toMatchObject(info);
    expect(judge({ issuer: OTHER }, named(issuer))).toMatchObject({
      ...info,
      facts: { issuer: OTHER, expected: issuer },
    });
    expect(judge({}, { servers: [{ issuer, origin: SERVER, isAtIssuer: false }] })).toMatchObject({
      ...info,
      facts: { issuer },
    });
  });

  it('flags a response without iss where the metadata promises one, as medium', () => {
    const servers = [{ promisesIssuer: true }];
    const medium = { severity: 'medium', facts: { reason: 'promised', expected: SERVER } };
    expect(judge({}, { servers })).toMatchObject(medium);
    expect(judge({}, { servers, request: { responseMode: 'query' } })).toMatchObject(medium);
    expect(judge({}, { servers, request: { responseMode: 'jwt.not' } })).toMatchObject(medium);
  });

  it('flags two servers that share a redirect_uri and never name themselves, as medium', () => {
    const medium = { severity: 'medium', facts: { reason: 'several_servers' } };
    expect(judge({}, { grants: [earlier()] })).toMatchObject(medium);
    expect(judge({}, { grants: [earlier({}, null)], servers: [] })).toMatchObject(medium);
    expect(judge({}, { grants: [earlier(), earlier({ redirect: `${REDIRECT}/2` }, { issuer: OTHER })] })).toMatchObject(
      medium,
    );
  });

  it('flags metadata that was fetched from elsewhere than its issuer, as medium', () => {
    const servers = [{ isAtIssuer: false }];
    const medium = { severity: 'medium', facts: { reason: 'metadata_elsewhere', issuer: SERVER } };
    expect(judge({}, { servers })).toMatchObject(medium);
    expect(judge({ issuer: SERVER }, { servers })).toMatchObject(medium);
    expect(judge({ issuer: OTHER }, { servers })?.severity).toBe('high');
  });

  it('passes a response that names the server that was asked', () => {
    expect(judge({ issuer: SERVER }, { servers: [{ promisesIssuer: true }] })).toBeUndefined();
    expect(judge({ issuer: SERVER, idTokenIssuer: SERVER })).toBeUndefined();
    expect(judge({ idTokenIssuer: SERVER })).toBeUndefined();
  });

  it('passes a response without iss of the only server, which promises none', () => {
    expect(judge({})).toBeUndefined();
    expect(judge({}, { grants: [earlier({ origin: SERVER })] })).toBeUndefined();
    expect(judge({}, { servers: [] })).toBeUndefined();
  });

  it('passes a response without iss whose ID token or signed form names the issuer', () => {
    const servers = [{ promisesIssuer: true }];
    for (const facts of [{ idToken: tokenOf('id').id }, { idTokenIssuer: SERVER }])
      expect(judge(facts, { servers })).toBeUndefined();
    for (const responseMode of ['jwt', 'query.jwt'])
      expect(judge({}, { servers, request: { responseMode }, grants: [earlier()] })).toBeUndefined();
  });

  it('passes several servers, each with a redirect_uri of its own', () => {
    expect(judge({}, { grants: [earlier({ redirect: `${REDIRECT}/other` })] })).toBeUndefined();
    const unstated = judgeHappened(
      RULE,
      grantOf(eventOf('authorization_request', NOW, undefined, { origin: SERVER }), back()),
      { grants: [grantOf(eventOf('authorization_request', NOW, undefined, { origin: OTHER }))] },
    );
    expect(unstated).toBeUndefined();
  });

  it('passes several servers of which one names itself', () => {
    const names: Facts[] = [{ issuer: OTHER }, { idToken: tokenOf('id').id }, { idTokenIssuer: OTHER }];
    for (const facts of names) expect(judge({}, { grants: [earlier({}, facts)] })).toBeUndefined();
  });

  it('passes issuers of one origin whose metadata were both seen', () => {
    const servers = [
      { issuer: `${SERVER}/a`, origin: SERVER },
      { issuer: `${SERVER}/b`, origin: SERVER },
    ];
    expect(judge({ issuer: `${SERVER}/b` }, { servers })).toBeUndefined();
  });

  it('passes a server whose metadata, or whose request, was not seen', () => {
    expect(judge({ issuer: OTHER }, { servers: [] })).toBeUndefined();
    const unasked = (facts: object) =>
      judgeHappened(RULE, grantOf(back(facts)), { servers: [{ promisesIssuer: true }], grants: [earlier()] });
    expect(unasked({})).toBeUndefined();
    expect(unasked({ issuer: OTHER })).toBeUndefined();
  });

  it('passes every event that is no authorization response', () => {
    expect(
      judgeHappened(RULE, grantOf(asked(), { ...back({ issuer: OTHER }), kind: 'code_exchange' }), { servers: [{}] }),
    ).toBeUndefined();
  });
});
