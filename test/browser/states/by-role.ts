import type { Locator, Page } from 'playwright-core';

type Name = string | RegExp;

export const button = (view: Page, name: Name): Locator => view.getByRole('button', { name, exact: true });

export const heading = (view: Page, name: Name): Locator => view.getByRole('heading', { name, exact: true });

/** The sentence of a view, or another text that is told when it changes. */
export const status = (view: Page, text: Name): Locator => view.getByRole('status').filter({ hasText: text });

/** A row whose name ends so: that of an exposure ends with its severity. */
export const rowEnding = (view: Page, end: string): Locator =>
  view.getByRole('button', { name: new RegExp(`${end}$`) }).first();

/** The part of a view below a heading. */
export const sectionOf = (view: Page, name: string): Locator =>
  view.locator('section').filter({ has: heading(view, name) });
