import { describe, expect, it } from 'vitest';
import { decodePasted } from '../../src/oauth/decode-pasted';
import type { Problem } from '../../src/oauth/pasted';
import { makeAccessJwt, makeIdJwt, makeJwt, makeOpaque } from './make-token';
import { told } from './pasted-told';

const access = await makeAccessJwt({ scope: 'read' });
const id = await makeIdJwt();
const proof = await makeJwt({ htm: 'GET', htu: 'https://api.test/', jti: 'a', iat: 1 }, { typ: 'dpop+jwt' });
const secret = makeOpaque();
const client = makeOpaque(30);
const opaque = makeOpaque();
const folded = (text: string, width: number, join: string): string =>
  (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(join);
const answer = { access_token: access, token_type: 'Bearer', expires_in: 3_600, refresh_token: secret, id_token: id };
const ANSWER = ['name › access_token access jws', 'name › refresh_token refresh opaque', 'name › id_token id jws'];
const HELD = ['name › access_token access jws', 'name › refresh_token refresh opaque'];
const IN_HEADER = ['header › Authorization access jws'];

/** One request as Chromium and Firefox export it. */
const har = {
  log: {
    version: '1.2',
    entries: [
      {
        request: {
          url: 'https://login.test/token',
          headers: [
            { name: 'Authorization', value: `Bearer ${access}` },
            { name: 'Cookie', value: `a=b; refresh_token=${secret}` },
          ],
          cookies: [{ name: 'refresh_token', value: secret }],
          postData: {
            mimeType: 'application/x-www-form-urlencoded',
            text: `grant_type=refresh_token&refresh_token=${secret}`,
            params: [{ name: 'refresh_token', value: secret }],
          },
        },
        response: {
          content: { mimeType: 'application/json', encoding: 'base64', text: btoa(JSON.stringify(answer)) },
        },
      },
    ],
  },
};

describe('what people paste is read', () => {
  it.each<[what: string, text: string, tokens: readonly string[], problems?: readonly Problem[]]>([
    [
      'a header and a proof',
      `Authorization: DPoP ${access}\nDPoP: ${proof}`,
      [...IN_HEADER, 'header › DPoP dpop-proof jws'],
    ],
    ['a scheme of one’s own', `Authorization: JWT ${access}`, IN_HEADER],
    ['a scheme twice', `Authorization: Bearer Bearer ${access}`, IN_HEADER],
    [
      'a name and a value in two lines',
      `host\napi.test\nauthorization:\nBearer ${access}`,
      ['header › authorization access jws'],
    ],
    ['a header broken into lines', `Authorization: Bearer ${folded(access, 40, '\n')}\nAccept: */*`, IN_HEADER],
    [
      'cookies',
      `Cookie: a=b;access_token=${access};refresh_token=${secret};`,
      ['header › Cookie › access_token access jws', 'header › Cookie › refresh_token refresh opaque'],
    ],
    [
      'a cookie that is set',
      `set-cookie: refresh_token=${secret}; Path=/; HttpOnly; Secure`,
      ['header › set-cookie › refresh_token refresh opaque'],
    ],
    [
      'a command of cmd.exe',
      `curl.exe ^"https://api.test/^" ^\r\n  -H ^"Authorization: Bearer ${access}^" ^\r\n  -b ^"rt=${secret}^"`,
      [...IN_HEADER, 'header › Cookie › rt refresh opaque'],
    ],
    [
      'a command with a form',
      `curl https://login.test/token -u app:${client} -d grant_type=refresh_token -d refresh_token=${secret}`,
      ['name › --user client-secret opaque', 'name › refresh_token refresh opaque'],
    ],
    [
      'a call of fetch',
      `await fetch("https://api.test/", {\n  "headers": {\n    "authorization": "Bearer ${access}"\n  },\n  "body": "grant_type=refresh_token&refresh_token=${secret}",\n  "method": "POST"\n});`,
      ['header › authorization access jws', 'name › body › refresh_token refresh opaque'],
    ],
    [
      'a command of PowerShell',
      `Invoke-WebRequest -Uri "https://api.test" -Headers @{\n"authorization"="Bearer ${access}"\n}`,
      ['words access jws'],
    ],
    [
      'a HAR file',
      JSON.stringify(har),
      [
        'name › request › headers › Authorization access jws',
        'name › request › headers › Cookie › refresh_token refresh opaque',
        'name › response › content › text › id_token id jws',
      ],
    ],
    [
      'exported cookies',
      JSON.stringify([{ name: 'refresh_token', value: secret, domain: 'app.test' }]),
      ['name › refresh_token refresh opaque'],
    ],
    [
      'an entry of MSAL',
      JSON.stringify({ credentialType: 'AccessToken', secret: access, target: 'openid' }),
      ['name › secret access jws'],
    ],
    [
      'a request without a credential in its head',
      `POST /token HTTP/1.1\r\nHost: login.test\r\n\r\nrefresh_token=${secret}`,
      ['name › refresh_token refresh opaque'],
    ],
    [
      'the target of a request',
      `GET /cb?code=${secret}&state=a HTTP/1.1\r\nHost: app.test`,
      ['name › code code opaque'],
    ],
    [
      'an answer with its head',
      `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(answer)}`,
      ANSWER,
    ],
    [
      'what curl -v writes',
      `> GET /a HTTP/2\n> Authorization: Bearer ${access}\n< HTTP/2 401\n< www-authenticate: Bearer error="invalid_token"`,
      IN_HEADER,
    ],
    [
      'a fragment behind a route',
      `https://app.test/#/cb?access_token=${access}&id_token=${id}`,
      ['name › /cb?access_token access jws', 'name › id_token id jws'],
    ],
    ['an answer as a form', new URLSearchParams({ access_token: access, refresh_token: secret }).toString(), HELD],
    [
      'a form in lines',
      `grant_type: refresh_token\nrefresh_token: ${secret}\nclient_id: spa`,
      ['name › refresh_token refresh opaque'],
    ],
    [
      'JSON in JSON in JSON',
      JSON.stringify({ a: JSON.stringify({ b: JSON.stringify(answer) }) }),
      ANSWER.map((one) => one.replace('name', 'name › a › b')),
    ],
    ['a line of JSON', `  "access_token": "${access}",`, ['name › access_token access jws']],
    ['two with a comma between', `${access},${id}`, ['words access jws', 'words id jws']],
    [
      'a file of settings',
      `ACCESS_TOKEN=${access}\nexport REFRESH_TOKEN="${secret}"`,
      ['name › ACCESS_TOKEN access jws', 'name › REFRESH_TOKEN refresh opaque'],
    ],
    ['YAML', `auth:\n  access_token: ${access}\n  refresh_token: ${secret}`, HELD],
    [
      'an address broken into lines',
      `https://app.test/cb#access_token=${access.slice(0, 60)}\n${access.slice(60)}&token_type=Bearer`,
      ['name › access_token access jws'],
      [{ fault: 'blank', at: 94, count: 1 }],
    ],
    ['a header of one’s own', `X-Auth-Token: ${opaque}`, ['header › X-Auth-Token access opaque']],
    [
      'a collection of Postman',
      JSON.stringify({ auth: { bearer: [{ key: 'access_token', value: access }] } }),
      ['name › auth › bearer › access_token access jws'],
    ],
    [
      'a saved state of a browser',
      JSON.stringify({
        cookies: [{ name: 'refresh_token', value: secret }],
        origins: [
          {
            origin: 'https://app.test',
            localStorage: [{ name: 'oidc.user:a:b', value: JSON.stringify({ access_token: access }) }],
          },
        ],
      }),
      [
        'name › cookies › refresh_token refresh opaque',
        'name › localStorage › oidc.user:a:b › access_token access jws',
      ],
    ],
    ['a log', `2026-11-21T20:55:18Z INFO refresh_token=${secret} user=ada`, ['name › refresh_token refresh opaque']],
    ['a row of a table', `refresh_token\t${secret}\t.app.test\t/\t2027-01-01`, ['name › refresh_token refresh opaque']],
    ['code that stores', `localStorage.setItem('refresh_token', '${secret}')`, ['name › refresh_token refresh opaque']],
    ['words about one', `refresh token: ${secret}`, ['name › refresh token refresh opaque']],
    ['a client’s name and secret', `Basic ${btoa(`app:${client}`)}`, ['header › Authorization client-secret opaque']],
  ])('%s', async (_, text, tokens, problems = []) => {
    expect(await told(text)).toEqual({ tokens, problems });
    expect(JSON.stringify(await decodePasted(text))).not.toMatch(new RegExp(`${secret}|${client}`));
  });
});
