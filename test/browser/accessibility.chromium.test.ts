import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Inspection } from '../../src/session/inspection';
import en from '../../src/static/_locales/en/messages.json' with { type: 'json' };
import { finding, MINUTE, sighting, token } from '../views/sample';
import { byKeyboard } from './by-keyboard';
import { type Chromium, launchChromium } from './chromium';
import { smallTab } from './small-tab';
import { FOLDER } from './states/picture';
import { until } from './until';

/** No tab has this number, so that nothing but what is stored is shown. */
const TAB = 987_656;
const START = Date.UTC(2030, 5, 15, 12);

let chromium: Chromium;
let view: Page;
beforeAll(async () => {
  chromium = await launchChromium({ extension: 'dist/chrome' });
  await chromium.allowSite('<all_urls>');
});
afterAll(() => chromium?.close());

beforeEach(async () => {
  const { inspection, coverage } = smallTab(TAB, START);
  await chromium.store('session', { [`inspection:${TAB}`]: inspection, [`coverage:${TAB}`]: coverage });
  view = await chromium.context.newPage();
  // Its clock goes on when it is told to.
  await view.clock.install({ time: START });
});
afterEach(() => view?.close());

/** As when the page of the tab goes on: one more token, seen at one more place, and one more exposure, above all others. */
const goOn = async (): Promise<void> => {
  const { inspection } = smallTab(TAB, START);
  const next: Inspection = {
    ...inspection,
    tokens: [token('e'.repeat(16), { label: 'at·eeeeee', expiresAt: START + 30 * MINUTE }), ...inspection.tokens],
    findings: [finding('at-in-url', { severity: 'critical', token: 'e'.repeat(16) }), ...inspection.findings],
    sightings: [sighting('e'.repeat(16), 'request-url', { at: START + 1 }), ...inspection.sightings],
  };
  await chromium.store('session', { [`inspection:${TAB}`]: next });
  await view.getByRole('button', { name: en.rule_at_in_url_title.message }).first().waitFor();
};

const openPopup = async (height = 600, name = 'popup'): Promise<void> => {
  await view.setViewportSize({ width: 400, height });
  await view.goto(`${chromium.base}src/entries/${name}.html?tab=${TAB}`);
  await view.getByRole('heading', { name: en.tokens.message, exact: true }).waitFor();
};
const openBench = async (width: number, hash = ''): Promise<void> => {
  await view.setViewportSize({ width, height: 900 });
  await view.goto(`${chromium.base}src/entries/workbench.html?tab=${TAB}${hash}`);
  await view.getByRole('heading', { level: 2 }).first().waitFor();
};
const focused = () => byKeyboard(view).focused();

describe('the focus stays while what is seen changes', () => {
  it('in the field one types in, and in the row of a list', async () => {
    await openBench(1440);
    const keys = byKeyboard(view);
    await keys.press('/');
    await keys.type('a');
    await goOn();
    await view.keyboard.type('t·');
    expect(await view.getByRole('searchbox').and(view.locator(':focus')).inputValue()).toBe('at·');
    await keys.to('button', /^Access ?at·bbbbbb/);
    await chromium.store('session', { [`inspection:${TAB}`]: smallTab(TAB, START).inspection });
    await view.getByRole('button', { name: en.rule_at_in_url_title.message }).first().waitFor({ state: 'detached' });
    await goOn();
    expect(await focused()).toContain('at·bbbbbb');
  });

  it('at a claim', async () => {
    await openBench(1440);
    const keys = byKeyboard(view);
    await keys.to('button', /^Access ?at·bbbbbb/);
    await keys.press('Enter');
    await keys.to('button', 'Copy client_id');
    await goOn();
    expect(await focused()).toBe('button Copy client_id');
    await chromium.store('session', { [`inspection:${TAB}`]: smallTab(TAB, START).inspection });
    await view.getByRole('button', { name: en.rule_at_in_url_title.message }).first().waitFor({ state: 'detached' });
    expect(await focused()).toBe('button Copy client_id');
  });

  it('on a card whose token ends, and which then stands behind the others', async () => {
    await openPopup();
    const keys = byKeyboard(view);
    await keys.to('button', en.token_access.message);
    const card = view.getByRole('article').filter({ has: view.locator(':focus') });
    await view.clock.fastForward(11 * MINUTE);
    const ended = card.getByText(en.expired.message, { exact: true });
    await ended.waitFor();
    await goOn();
    expect(await ended.count()).toBe(1);
    expect(await view.getByRole('article').first().getByText(en.expired.message, { exact: true }).count()).toBe(0);
  });
});

describe('announcements', () => {
  it('come five minutes and one minute before the end, at the end, and no more', async () => {
    await openPopup();
    await view.getByText(en.stays_here.message).waitFor();
    await view.evaluate(HEAR);
    for (let minute = 0; minute < 12; minute++) {
      await view.clock.fastForward(MINUTE);
      const left = 9 - minute;
      const digits = new RegExp(`^0${left}:00$|^0${left - 1}:`);
      if (left > 0) await view.getByRole('timer').getByText(digits).waitFor();
    }
    const { announce_five, announce_minute, announce_expired } = en;
    const all = [announce_five, announce_minute, announce_expired].map(({ message }) => message);
    await until(async () => (await view.evaluate<string[]>('heard')).length === 3, 'what is said');
    expect(await view.evaluate('heard')).toEqual(all);
  });
});

describe('at 200 %', () => {
  it.each([
    [640, '', en.matrix_title],
    [640, '#settings', en.settings_transfer],
    [640, '#decode', en.decode],
    [400, '', en.matrix_title],
    [400, '#settings', en.settings_transfer],
    [320, '#decode', en.decode],
  ])('a workbench %i pixels wide%s has all within its width', async (width, hash, { message }) => {
    await openBench(width, hash);
    await view.getByRole('heading', { name: message }).waitFor();
    expect(await view.evaluate(SIDEWAYS)).toEqual([]);
    const promise = view.getByRole('banner').getByText(en.stays_here.message);
    expect(await promise.evaluate((element) => element.scrollWidth > element.clientWidth)).toBe(false);
  });

  it.each(['popup', 'panel'])('the %s scrolls as a whole, and not sideways', async (name) => {
    await openPopup(300, name);
    expect(await view.evaluate(SIDEWAYS)).toEqual([]);
    expect(await view.getByRole('main').evaluate((main) => getComputedStyle(main).overflowY)).toBe('visible');
    await byKeyboard(view).to('button', en.token_access.message);
    await view.keyboard.press('Enter');
    await view.getByRole('button', { name: en.copy_json.message }).waitFor();
    expect(await view.evaluate(SIDEWAYS)).toEqual([]);
  });
});

it('nothing moves where one wants less motion', async () => {
  await openBench(1440);
  expect(await view.evaluate<string[]>(MOVING)).not.toEqual([]);
  await view.emulateMedia({ reducedMotion: 'reduce' });
  expect(await view.evaluate(MOVING)).toEqual([]);
});

describe('in forced colours', () => {
  beforeEach(() => view.emulateMedia({ forcedColors: 'active', colorScheme: 'dark', reducedMotion: 'reduce' }));

  it('what is chosen, what is in focus and what is both are told apart', async () => {
    await openBench(1440);
    const keys = byKeyboard(view);
    await chip(true).waitFor();
    const chosen = await looks();
    await keys.to('button', /^High \d/);
    const both = await looks();
    await keys.press('Space');
    await chip(false).waitFor();
    const inFocus = await looks();
    await keys.press('Tab');
    const neither = await looks();
    expect(new Set([chosen, both, inFocus, neither]).size).toBe(4);
  });

  it('the signs of severity and of kinds keep their colours, and chips their edge', async () => {
    await openPopup();
    expect(await view.evaluate(DRAWN)).toEqual(['none', 'none', 'solid']);
    await view.screenshot({ path: `${FOLDER}/forced-popup-en-dark.png` });
    await openBench(1440);
    await view.screenshot({ path: `${FOLDER}/forced-workbench-en-dark.png` });
  });
});

/** That of the filter which stands for the highest severity there is. */
const chip = (pressed: boolean) => view.getByRole('search').getByRole('button', { name: /^High \d/, pressed });

const looks = (): Promise<string> =>
  chip(true)
    .or(chip(false))
    .evaluate((element) => {
      const { outlineStyle, borderWidth, borderColor } = getComputedStyle(element);
      return [outlineStyle, borderWidth, borderColor].join(' ');
    });

/** What stands out of the page's width and could only be reached by scrolling it sideways; what scrolls by itself may. */
const SIDEWAYS = `(() => {
  const { clientWidth, scrollWidth } = document.documentElement;
  const out = scrollWidth > clientWidth ? ['the page: ' + scrollWidth + ' > ' + clientWidth] : [];
  for (const control of document.querySelectorAll('button, a, input, textarea, [role=switch]')) {
    const { right, left, width } = control.getBoundingClientRect();
    if (width > 0 && (right > clientWidth + 1 || left < -1) && !control.closest('table')) out.push(control.outerHTML.slice(0, 120));
  }
  return out;
})()`;

/** What has a transition or an animation that takes time. */
const MOVING = `[...document.querySelectorAll('*')].flatMap((element) => [null, '::before', '::after'].flatMap((part) => {
  const { transitionDuration, animationName } = getComputedStyle(element, part);
  return /[1-9]/.test(transitionDuration) || animationName !== 'none' ? [element.tagName + (part ?? '')] : [];
}))`;

/** Whether forced colours are left out of the signs of severity and of the bar of a life, and how the edge of a chip is drawn. */
const DRAWN = `[
  getComputedStyle(document.querySelector('.sev')).forcedColorAdjust,
  getComputedStyle(document.querySelector('.life .bar')).forcedColorAdjust,
  getComputedStyle(document.querySelector('.chip')).borderStyle,
]`;

/** Notes all that a screen reader would say by itself, from now on. */
const HEAR = `window.heard = [];
new MutationObserver((changes) => {
  for (const { target } of changes) {
    const region = (target.nodeType === 3 ? target.parentElement : target)?.closest('[role=status], [role=alert], [aria-live]');
    const text = region?.textContent.trim();
    if (text && region.getAttribute('aria-live') !== 'off') heard.push(text);
  }
}).observe(document, { subtree: true, childList: true, characterData: true });`;
