import { describe, expect, test } from 'vitest';
import { kindOfChecksum, kindOfFormat } from '../../src/oauth/value-format';
import { ALPHANUMERIC, BASE64URL, HEX, makeJwe, makeJwt, makeOpaque, makeText } from './make-token';

const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const SALESFORCE = `${ALPHANUMERIC}._`;

describe('the value alone says what it is', () => {
  test.each<[issuer: string, kind: string, make: () => string]>([
    ['GitHub', 'refresh', () => `ghr_${makeText(76, ALPHANUMERIC)}`],
    ['GitHub', 'access', () => `gho_${makeText(36, ALPHANUMERIC)}`],
    ['GitHub', 'access', () => `ghu_${makeText(36, ALPHANUMERIC)}`],
    ['GitHub', 'access', () => `ghs_${makeText(36, ALPHANUMERIC)}`],
    ['Slack', 'refresh', () => `xoxe-1-${makeText(146, CAPITALS)}`],
    ['Slack', 'access', () => `xoxe.xoxp-1-${makeText(163, CAPITALS)}`],
    ['Slack', 'access', () => `xoxe.xoxb-1-${makeText(163, CAPITALS)}`],
    ['Salesforce', 'refresh', () => `5Aep861${makeText(80, SALESFORCE)}==`],
    ['Salesforce', 'access', () => `00D${makeText(12, ALPHANUMERIC)}!${makeText(96, SALESFORCE)}`],
    ['DigitalOcean', 'refresh', () => `dor_v1_${makeText(64, HEX)}`],
    ['DigitalOcean', 'access', () => `doo_v1_${makeText(64, HEX)}`],
    ['Ory', 'refresh', () => `ory_rt_${makeOpaque()}.${makeOpaque()}`],
    ['Ory', 'access', () => `ory_at_${makeOpaque()}.${makeOpaque()}`],
    ['Ory', 'code', () => `ory_ac_${makeOpaque()}.${makeOpaque()}`],
    ['Google', 'refresh', () => `1//0${makeOpaque(60)}`],
    ['Google', 'access', () => `ya29.${makeOpaque(160)}`],
    ['Microsoft Entra ID', 'refresh', () => `1.A${makeOpaque(60)}.Ag${makeOpaque(300)}`],
    ['Microsoft Entra ID', 'refresh', () => `0.A${makeOpaque(60)}.1.Ag${makeOpaque(300)}.A${makeOpaque(220)}`],
    ['Firebase emulator', 'refresh', () => btoa(JSON.stringify({ _AuthEmulatorRefreshToken: makeOpaque() }))],
  ])('%s: %s (%#)', (_, kind, make) => {
    for (let round = 0; round < 20; round++) expect(kindOfFormat(make())).toBe(kind);
  });
});

describe('a shape that any value may have says nothing', () => {
  test.each<[what: string, make: () => string | Promise<string>]>([
    ['43 of base64url', () => `a${makeText(42, BASE64URL)}`],
    ['64 hex digits', () => makeText(64, HEX)],
    ['a UUID', () => crypto.randomUUID()],
    ['a JWT', () => makeJwt({ sub: 'ada' })],
    ['a JWE', () => makeJwe()],
    ['nothing', () => ''],
  ])('%s', async (_, make) => {
    expect(kindOfFormat(await make())).toBeNull();
  });
});

test('an encrypted JWT is of Cognito by its header', () => {
  const header = { cty: 'JWT', enc: 'A256GCM', alg: 'RSA-OAEP' };
  expect(kindOfFormat(makeJwe(header))).toBe('refresh');
  expect(kindOfFormat(makeJwe({ ...header, kid: '1' }))).toBeNull();
  expect(kindOfFormat(makeJwe({ alg: 'RSA-OAEP', enc: 'A256GCM', cty: 'JWT' }))).toBeNull();
});

describe('a checksum', () => {
  const makeChecked = async (): Promise<string> => {
    const value = Uint8Array.from([0, ...crypto.getRandomValues(new Uint8Array(33))]);
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', value)).subarray(0, 4);
    const text = btoa(String.fromCharCode(...value, ...digest));
    return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  };

  test('that fits says what the value is', async () => {
    for (let count = 0; count < 20; count++) expect(await kindOfChecksum(await makeChecked())).toBe('refresh');
  });

  test('that does not fit says nothing', async () => {
    const value = await makeChecked();
    const changed = `${value.slice(0, 20)}${value[20] === 'x' ? 'y' : 'x'}${value.slice(21)}`;
    for (const other of [changed, makeOpaque(51), `AB${makeOpaque(50)}`, makeOpaque(), '', 'A'.repeat(53)])
      expect(await kindOfChecksum(other)).toBeNull();
  });
});

describe('a prefix alone is not the format', () => {
  test.each<[what: string, make: () => string]>([
    ['too short', () => `ghr_${makeText(35, ALPHANUMERIC)}`],
    ['too long', () => `ghr_${makeText(252, ALPHANUMERIC)}`],
    ['a word', () => 'ghr_token'],
    ['other characters', () => `dor_v1_${makeText(63, HEX)}z`],
    ['not at the start', () => `x${`dor_v1_${makeText(64, HEX)}`}`],
    ['something after it', () => `gho_${makeText(36, ALPHANUMERIC)} `],
    ['one part of two', () => `ory_rt_${makeOpaque()}`],
    ['a path', () => '1//orders'],
    // A personal token of GitHub is no OAuth token, nor is a bot token of Slack.
    ['ghp_', () => `ghp_${makeText(36, ALPHANUMERIC)}`],
    ['xoxb-', () => `xoxb-1-${makeText(146, CAPITALS)}`],
  ])('%s', (_, make) => {
    expect(kindOfFormat(make())).toBeNull();
  });
});
