import { mkdir } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { emptyCoverage, emptyInspection } from '../../src/session/inspection';
import en from '../../src/static/_locales/en/messages.json' with { type: 'json' };
import { makeSigned } from '../oauth/make-signed';
import { token } from '../views/sample';
import { violations } from './axe';
import { type Chromium, launchChromium } from './chromium';
import { scriptsOf } from './scripts-of';
import { until } from './until';

const FOLDER = 'pictures';
/** No tab has this number, so that nothing but what is stored is shown. */
const TAB = 987_655;
const ID = '0123456789abcdef';

let chromium: Chromium;
let desk: Page;
let popup: Page;
let server: Server;
/** Origin of an issuer on this computer, and what it answers. */
let issuer: string;
let answer: RequestListener;
let asked: string[];
beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  chromium = await launchChromium({ extension: 'dist/chrome' });
  await chromium.allowSite('https://app.spa.test');
  desk = await chromium.context.newPage();
  await desk.goto(`${chromium.base}manifest.json`);
});
afterAll(async () => {
  await chromium?.close();
  server?.close();
});

let signed: Awaited<ReturnType<typeof makeSigned>>;
beforeEach(async () => {
  asked = [];
  signed = await makeSigned('ES256', { kid: 'key-of-today', claims: { iss: issuer } });
  answer = ({ url }, response) =>
    response
      .writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'application/json' })
      .end(JSON.stringify(url === '/keys' ? { keys: [signed.jwk] } : { issuer, jwks_uri: `${issuer}/keys` }));
  await open();
});
afterEach(() => popup?.close());

/** The popup of a tab in which one token was seen, opened on that token. */
const open = async (raw = signed.raw): Promise<void> => {
  const shown = token(ID, {
    format: 'jws',
    label: 'at·012345',
    header: { alg: 'ES256', kid: 'key-of-today' },
    claims: { iss: issuer, sub: 'ada' },
  });
  const items = {
    [`inspection:${TAB}`]: { ...emptyInspection(TAB, 'https://app.spa.test', true), tokens: [shown] },
    [`coverage:${TAB}`]: emptyCoverage(Date.now()),
    [`raw:${ID}`]: raw,
  };
  await desk.evaluate(`chrome.storage.session.set(${JSON.stringify(items)})`);
  popup = await chromium.popup(TAB);
  await popup
    .getByRole('button', { name: /at·012345|Access token/ })
    .first()
    .click();
  await verify().waitFor();
};

const button = (name: string) => popup.getByRole('button', { name, exact: true });
const verify = () => button(en.verify_signature.message);
const status = () => popup.getByRole('status').filter({ hasText: /./ });
const picture = async (name: string) => {
  await popup.locator('.verify').scrollIntoViewIfNeeded();
  for (const theme of ['light', 'dark'] as const) {
    // Else a button's ground is on its way from one theme to the other when it is measured.
    await popup.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    expect(await violations(popup)).toEqual([]);
    await popup.locator('body').screenshot({ path: `${FOLDER}/verify-${name}-en-${theme}.png` });
  }
};

it('a pasted key verifies, and a wrong text is told apart from a wrong key', async () => {
  await picture('idle');
  await button(en.verify_paste.message).click();
  const field = popup.getByRole('textbox', { name: en.paste_label.message });
  await field.fill('{"kty":');
  await button(en.paste_check.message).click();
  await popup.getByText(en.paste_not_json.message).waitFor();
  expect(await field.inputValue()).toBe('{"kty":');
  await picture('paste');
  await field.fill(signed.pem);
  await button(en.paste_check.message).click();
  await status().getByText(en.verify_valid.message).waitFor();
  await field.fill((await makeSigned('ES256')).pem);
  await button(en.paste_check.message).click();
  await status().getByText(en.verify_mismatch.message).waitFor();
  await picture('mismatch');
  await popup.keyboard.press('Escape');
  expect(await popup.evaluate(() => document.activeElement?.textContent)).toBe(en.verify_paste.message);
  expect(asked).toEqual([]);
});

it('the issuer is asked where its keys are, and then for them, each address shown before', async () => {
  await verify().click();
  await popup.getByText(`${issuer}/.well-known/openid-configuration`, { exact: true }).waitFor();
  await picture('ask');
  expect(asked).toEqual([]);
  const get = button(en.verify_ask.message);
  await get.click();
  await popup.getByText(`${issuer}/keys`, { exact: true }).waitFor();
  expect(asked).toEqual(['/.well-known/openid-configuration']);
  await get.focus();
  await popup.keyboard.press('Enter');
  await status().getByText(en.verify_valid.message).waitFor();
  await status().getByText('key-of-today').waitFor();
  expect(await popup.evaluate(() => document.activeElement?.textContent)).toBe(en.verify_signature.message);
  await picture('valid');
});

it('an issuer that lets no other site read its keys is allowed by one click', async () => {
  answer = (_, response) => response.end(JSON.stringify({ issuer, jwks_uri: `${issuer}/keys`, keys: [signed.jwk] }));
  await verify().click();
  await button(en.verify_ask.message).click();
  await status().getByText(en.verify_unchecked.message).waitFor();
  const { host } = new URL(issuer);
  const allow = button(en.verify_allow.message.replace('$1', host));
  await picture('blocked');
  await chromium.grantByDialoglessClick();
  await allow.click();
  await popup.getByText(`${issuer}/keys`, { exact: true }).waitFor();
  await button(en.verify_ask.message).click();
  await status().getByText(en.verify_valid.message).waitFor();
  expect(await chromium.granted()).toContain('http://127.0.0.1/*');
});

it('nothing moves but the words', async () => {
  const box = async () => (await popup.locator('.verify .result > .btn').boundingBox()) ?? { x: 0, width: 0 };
  const before = await box();
  await verify().click();
  await button(en.verify_ask.message).waitFor();
  const after = await box();
  expect([after.x, after.width]).toEqual([before.x, before.width]);
});

/** A token signed with ML-DSA-65, and its public key, by the browser's own means: Node has none. Null where it has none either. */
const POST_QUANTUM = `(async () => {
  const encode = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  const part = (value) => encode(new TextEncoder().encode(JSON.stringify(value)));
  try {
    const { privateKey, publicKey } = await crypto.subtle.generateKey('ML-DSA-65', true, ['sign', 'verify']);
    const input = part({ alg: 'ML-DSA-65' }) + '.' + part({ sub: 'ada' });
    const signature = await crypto.subtle.sign('ML-DSA-65', privateKey, new TextEncoder().encode(input));
    const spki = await crypto.subtle.exportKey('spki', publicKey);
    const pem = '-----BEGIN PUBLIC KEY-----\\n' + btoa(String.fromCharCode(...new Uint8Array(spki))) + '\\n-----END PUBLIC KEY-----';
    return { raw: input + '.' + encode(signature), texts: [JSON.stringify(await crypto.subtle.exportKey('jwk', publicKey)), pem] };
  } catch (error) {
    return null;
  }
})()`;

it('ML-DSA is verified where the browser has it, and else said to be what it has not', async () => {
  const made = (await desk.evaluate(POST_QUANTUM)) as { raw: string; texts: string[] } | null;
  const other = { kty: 'AKP', alg: 'ML-DSA-65', pub: 'A'.repeat(2_603) };
  await popup.close();
  await open(made?.raw ?? `${btoa('{"alg":"ML-DSA-65"}').replace(/=+$/, '')}.e30.${'A'.repeat(40)}`);
  await button(en.verify_paste.message).click();
  for (const text of made?.texts ?? [JSON.stringify(other)]) {
    await popup.getByRole('textbox', { name: en.paste_label.message }).fill(text);
    await button(en.paste_check.message).click();
    await status()
      .getByText(made ? en.verify_valid.message : en.verify_unsupported.message.replace('$1', 'ML-DSA-65'))
      .waitFor();
    await verify().click();
    await status().getByText(en.verify_valid.message).waitFor({ state: 'detached' });
  }
});

it('begins with one script, and loads no other before its first picture', async () => {
  const page = await chromium.context.newPage();
  const cdp = await chromium.context.newCDPSession(page);
  await Promise.all([cdp.send('Page.enable'), cdp.send('Network.enable')]);
  await cdp.send('Page.setLifecycleEventsEnabled', { enabled: true });
  const scripts: [at: number, url: string][] = [];
  let pictured = Number.POSITIVE_INFINITY;
  cdp.on('Network.requestWillBeSent', ({ request: { url }, timestamp }) => {
    if (url.endsWith('.js')) scripts.push([timestamp, url]);
  });
  cdp.on('Page.lifecycleEvent', ({ name, timestamp }) => {
    if (name === 'firstContentfulPaint') pictured = timestamp;
  });
  await page.goto(popup.url());
  await until(() => scripts.some(([at]) => at > pictured), 'what the first picture does without');
  const first = scripts.filter(([at]) => at < pictured).map(([, url]) => url);
  expect(first).toEqual([expect.stringMatching(/\/show-[\w-]{8}\.js$/)]);
  await page.close();
});

it('loads what verifies, decodes and sets when it is used, and the workbench in no popup', async () => {
  const page = await chromium.context.newPage();
  const loaded = scriptsOf(page);
  const of = (...names: string[]) => names.filter((name) => loaded.has(name));
  await page.goto(popup.url());
  await page.getByRole('button', { name: en.token_access.message }).click();
  await page.getByRole('button', { name: en.verify_signature.message }).waitFor();
  expect(of('show', 'verify-signature')).toEqual(['show', 'verify-signature']);
  expect(of('verify', 'jose', 'decode-view', 'decode-pasted', 'settings-view', 'workbench')).toEqual([]);
  await page.getByRole('button', { name: en.verify_signature.message }).click();
  await until(() => of('verify', 'jose').length === 2, 'what verifies to be loaded');
  await page.close();
});

it('loads what decodes and sets when it is used, in the workbench too', async () => {
  const page = await chromium.context.newPage();
  const loaded = scriptsOf(page);
  const of = (...names: string[]) => names.filter((name) => loaded.has(name));
  await page.goto(`${chromium.base}src/entries/workbench.html?tab=${TAB}`);
  await page.getByRole('heading', { name: en.tokens.message, exact: true }).waitFor();
  expect(of('workbench')).toEqual(['workbench']);
  expect(of('verify', 'jose', 'decode-view', 'decode-pasted', 'settings-view')).toEqual([]);
  await page.getByRole('button', { name: en.decode.message, exact: true }).click();
  await until(() => of('decode-view').length === 1, 'the view that decodes to be loaded');
  expect(of('decode-pasted', 'jose')).toEqual([]);
  await page
    .getByRole('textbox', { name: en.decode_label.message })
    .fill(`${btoa('{"alg":"none"}').replace(/=+$/, '')}.${btoa('{}').replace(/=+$/, '')}.`);
  await until(() => of('decode-pasted', 'jose').length === 2, 'what decodes to be loaded');
  await page.evaluate('void (location.hash = "#settings")');
  await until(() => of('settings-view').length === 1, 'the settings to be loaded');
  await page.close();
});
