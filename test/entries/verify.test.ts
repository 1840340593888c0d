import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, type JWTPayload, SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askIssuer } from '../../src/entries/ask-issuer';
import { signatureChecks } from '../../src/entries/verify';
import { publicKeyOf } from '../../src/oauth/key-set';
import { quickHash } from '../../src/oauth/quick-hash';
import { emptySiteMemory } from '../../src/session/site-memory';
import { makePair } from '../oauth/make-signed';
import { makeJwt, makeUnsignedJwt } from '../oauth/make-token';

const fake = vi.hoisted(() => ({ stored: {} as Record<string, unknown>, granted: false }));
vi.mock('../../src/browser', () => ({
  patternOf: (url: string) => `${new URL(url).protocol}//${new URL(url).hostname}/*`,
  browser: {
    storage: {
      session: {
        get: async (keys: string | string[]) =>
          structuredClone(
            Object.fromEntries([keys].flat().flatMap((key) => (key in fake.stored ? [[key, fake.stored[key]]] : []))),
          ),
      },
    },
    permissions: { contains: async () => fake.granted, request: async () => fake.granted },
  },
}));

const TOKEN = '0123456789abcdef';
const pair = makePair('ES256');
const checks = signatureChecks(() => ['spa.test']);

/** A token that is kept, as one of the tab shown. */
const keep = async (claims: JWTPayload, kid = 'one') => {
  const raw = await new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid }).sign(pair.privateKey);
  fake.stored[`raw:${TOKEN}`] = raw;
};

const published = async (kid = 'one') => ({ keys: [{ ...(await exportJWK(pair.publicKey)), kid }] });

/** What the sites' pages were given: an issuer's metadata, and the keys at its address. */
const see = async (issuer: string, { kid = 'one', site = 'spa.test', isAtIssuer = true } = {}) => {
  const jwksUri = `${issuer}/keys`;
  const server = { issuer, origin: issuer, isAtIssuer, promisesIssuer: false, jwksUri, mtls: false, weak: [] };
  fake.stored['followed:spa.test'] = { ...emptySiteMemory('spa.test'), servers: [server] };
  const keys = (await published(kid)).keys.map(publicKeyOf);
  fake.stored[`jwks:${issuer}`] = [{ address: quickHash(jwksUri), site, keys }];
  return jwksUri;
};

let server: Server | undefined;
const serve = async (listener: RequestListener): Promise<string> => {
  server = createServer(listener);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const fetched = vi.spyOn(globalThis, 'fetch');
beforeEach(() => {
  fake.stored = {};
  fake.granted = false;
  fetched.mockClear();
});
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

const ISSUER = 'https://login.idp.test';

describe('a check begins', () => {
  it('with keys already seen, and asks nobody', async () => {
    await keep({ iss: ISSUER });
    await see(ISSUER);
    expect(await checks.begin(TOKEN, false)).toMatchObject({
      step: 'verified',
      verified: { result: 'valid', alg: 'ES256', kid: 'one' },
      host: 'login.idp.test',
    });
    expect(fetched).not.toHaveBeenCalled();
  });

  it('with the address of the keys where none that is known fits, or new ones are wanted', async () => {
    await keep({ iss: ISSUER });
    const url = await see(ISSUER, { kid: 'older' });
    const asks = { step: 'ask', address: { url, gives: 'keys' } };
    expect(await checks.begin(TOKEN, false)).toEqual(asks);
    await see(ISSUER);
    expect(await checks.begin(TOKEN, true)).toEqual(asks);
    await see(ISSUER, { site: 'other.test' });
    expect(await checks.begin(TOKEN, false)).toEqual(asks);
    expect(fetched).not.toHaveBeenCalled();
  });

  it('with the address of the metadata where none was seen where the issuer asks for it', async () => {
    await keep({ iss: ISSUER });
    const asks = { step: 'ask', address: { url: `${ISSUER}/.well-known/openid-configuration`, gives: 'metadata' } };
    expect(await checks.begin(TOKEN, false)).toEqual(asks);
    await see(ISSUER, { isAtIssuer: false });
    expect(await checks.begin(TOKEN, false)).toEqual(asks);
    await see('https://other.idp.test');
    expect(await checks.begin(TOKEN, false)).toEqual(asks);
  });

  it('and ends where there is nothing to ask for', async () => {
    expect(await checks.begin(TOKEN, false)).toEqual({ step: 'refused', why: 'not-kept' });
    for (const iss of ['http://login.idp.test', 'idp', undefined, 'x y']) {
      await keep(iss === undefined ? {} : { iss });
      const begun = await checks.begin(TOKEN, false);
      if (iss === 'idp') expect(begun).toMatchObject({ step: 'ask' });
      else expect(begun).toEqual({ step: 'refused', why: 'no-issuer' });
    }
    fake.stored[`raw:${TOKEN}`] = makeUnsignedJwt({ iss: ISSUER });
    expect(await checks.begin(TOKEN, false)).toMatchObject({ verified: { result: 'unsigned' } });
    fake.stored[`raw:${TOKEN}`] = await makeJwt({ iss: ISSUER });
    expect(await checks.begin(TOKEN, false)).toEqual({ step: 'secret', alg: 'HS256' });
    expect(fetched).not.toHaveBeenCalled();
  });
});

describe('an issuer that is asked', () => {
  it('says where its keys are, and then which', async () => {
    const keys = await published();
    const address = await serve(({ url }, answer) =>
      answer.end(JSON.stringify(url === '/keys' ? keys : { issuer: address, jwks_uri: `${address}/keys` })),
    );
    await keep({ iss: address });
    const asks = { step: 'ask', address: { url: `${address}/keys`, gives: 'keys' } } as const;
    expect(await checks.ask(TOKEN, { url: `${address}/.well-known/openid-configuration`, gives: 'metadata' })).toEqual(
      asks,
    );
    expect(await checks.ask(TOKEN, asks.address)).toMatchObject({ verified: { result: 'valid' } });
    expect(fetched).toHaveBeenCalledTimes(2);
  });

  it('is told nothing but the address', async () => {
    const asked: unknown[] = [];
    const address = await serve(({ method, headers, url }, answer) => {
      asked.push([method, url, headers.cookie, headers.authorization, headers.referer]);
      answer.end('{"keys":[]}');
    });
    await keep({ iss: address });
    await checks.ask(TOKEN, { url: `${address}/keys`, gives: 'keys' });
    expect(asked).toEqual([['GET', '/keys', undefined, undefined, undefined]]);
    expect(fetched.mock.calls[0]?.[1]).toMatchObject({ credentials: 'omit', redirect: 'error', cache: 'no-store' });
  });

  it.each<[string, RequestListener]>([
    ['status', (_, answer) => answer.writeHead(404).end('{"keys":[]}')],
    ['too-long', (_, answer) => answer.end(`{"keys":[]${' '.repeat(300_000)}}`)],
    ['not-keys', (_, answer) => answer.end('<html>')],
    ['blocked', (_, answer) => answer.writeHead(302, { location: '/elsewhere' }).end()],
    ['blocked', ({ socket }) => socket.destroy()],
  ])('may give no keys: %s', async (why, listener) => {
    const address = { url: `${await serve(listener)}/keys`, gives: 'keys' as const };
    await keep({});
    expect(await checks.ask(TOKEN, address)).toEqual({ step: 'refused', why, address });
    fake.granted = true;
    if (why === 'blocked') expect(await checks.ask(TOKEN, address)).toMatchObject({ why: 'no-answer' });
  });

  it('has five seconds', async () => {
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      expect(ms).toBe(5_000);
      return AbortSignal.abort();
    });
    expect(await askIssuer(await serve(() => undefined))).toEqual({ why: 'timeout' });
    timeout.mockRestore();
  });
});

describe('what is pasted', () => {
  it('is checked with, and kept nowhere', async () => {
    await keep({ iss: ISSUER });
    const before = JSON.stringify(fake.stored);
    const verified = await checks.paste(TOKEN, JSON.stringify(await published()));
    expect(verified).toMatchObject({ step: 'verified', verified: { result: 'valid' } });
    expect(verified).not.toHaveProperty('host');
    expect(JSON.stringify(fake.stored)).toBe(before);
    expect(fetched).not.toHaveBeenCalled();
  });

  it('may be at fault', async () => {
    await keep({ iss: ISSUER });
    expect(await checks.paste(TOKEN, '{')).toEqual({ fault: 'not-json' });
  });
});

it('one origin is asked access to', async () => {
  expect(await checks.allow(`${ISSUER}/keys`)).toBe(false);
});
