import type { Page } from 'playwright-core';

type Role = Parameters<Page['getByRole']>[0];

/** Presses a key this often before it gives up: more stops than any page of ours has. */
const MOST = 60;

/** A page as whoever has no pointer uses it: nothing is clicked, and nothing takes the focus but by keys. */
export const byKeyboard = (page: Page) => {
  const focused = (): Promise<string> => page.evaluate<string>(FOCUSED);
  return {
    focused,
    press: (key: string): Promise<void> => page.keyboard.press(key),
    type: (text: string): Promise<void> => page.keyboard.insertText(text),

    /** Moves with `key` until the focus is on what has this role and name, wherever it began. What it stops at on its way, it has to be seen on. */
    async to(role: Role, name: string | RegExp, key = 'Tab'): Promise<void> {
      const wanted = page.getByRole(role, { name, exact: true }).and(page.locator(':focus'));
      const met: string[] = [];
      for (let press = 0; press <= MOST; press++) {
        if (press > 0) await page.keyboard.press(key);
        const [at, ring] = await page.evaluate<[string, string]>(`[${FOCUSED}, ${RING}]`);
        if (press > 0 && ring !== '') throw new Error(`The focus cannot be seen on ${at}: ${ring}`);
        if ((await wanted.count()) > 0) return;
        met.push(at);
      }
      throw new Error(`${key} leads to no ${role} ${name}, but to ${[...new Set(met)].join(' | ')}`);
    },
  };
};

/** What has the focus, for people who read a failure. */
const FOCUSED = `(() => {
  const { activeElement: { tagName, textContent, ariaLabel } } = document;
  return tagName.toLowerCase() + ' ' + (ariaLabel ?? textContent.slice(0, 60));
})()`;

/**
 * '' where the focus is drawn in either theme: around what has it, what lies over it, or the label it is in; else how it
 * is drawn. The page itself has none.
 */
const RING = `(() => {
  const { activeElement, body, documentElement: { dataset } } = document;
  const drawn = (element, part) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element, part);
    const [, , , alpha = '1'] = outlineColor.match(/[\\d.]+/g) ?? [];
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1 && outlineColor !== 'transparent' && Number(alpha) > 0;
  };
  if (activeElement === body) return '';
  const label = activeElement.closest('label');
  const { theme } = dataset;
  const faint = ['light', 'dark'].filter((one) => {
    dataset.theme = one;
    return !(drawn(activeElement) || drawn(activeElement, '::after') || (label && drawn(label)));
  });
  if (theme === undefined) delete dataset.theme;
  else dataset.theme = theme;
  return faint.map((one) => one + ': ' + getComputedStyle(activeElement).outline).join(', ');
})()`;
