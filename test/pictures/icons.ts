import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { ComponentChild } from 'preact';
import { isValidElement } from 'preact';
import { type IconState, TokenscopeIcon } from '../../src/views/tokenscope-icon';

/**
 * Draws the toolbar's icons from the mark the views show, into src/static/icons: `tsx test/pictures/icons.ts`. Run by hand
 * when the mark changes; the pictures are kept, so that a build needs no browser. CHROME_PATH names the Chromium to use.
 */
const STATES: readonly IconState[] = ['idle', 'watching', 'exposed'];
const SIZES = [16, 32, 48, 128];
const FOLDER = fileURLToPath(new URL('../../src/static/icons/', import.meta.url));

const drawIcons = async (): Promise<void> => {
  await mkdir(FOLDER, { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env.CHROME_PATH,
    args: ['--no-sandbox'],
  });
  try {
    const page = await browser.newPage();
    for (const state of STATES) {
      for (const size of SIZES) {
        await page.setViewportSize({ width: size, height: size });
        await page.setContent(
          `<style>body{margin:0}svg{display:block}</style>${markupOf(TokenscopeIcon({ state, size }))}`,
        );
        await page.screenshot({ path: `${FOLDER}${state}-${size}.png`, omitBackground: true });
      }
    }
  } finally {
    await browser.close();
  }
};

/** The markup of plain elements: all that the mark is made of. */
const markupOf = (node: ComponentChild): string => {
  if (Array.isArray(node)) return node.map(markupOf).join('');
  if (!isValidElement(node)) return '';
  const { children, ...attributes } = node.props as Record<string, unknown> & { children?: ComponentChild };
  if (typeof node.type !== 'string') return markupOf(children);
  const written = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}="${value}"`,
  );
  return `<${node.type} ${written.join(' ')}>${markupOf(children)}</${node.type}>`;
};

await drawIcons();
