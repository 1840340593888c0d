import type { BrowserContext } from 'playwright-core';

/** What is on the clipboard: no page may read it unasked, so it is pasted. */
export const pastedIn = async (context: BrowserContext): Promise<string> => {
  const blank = await context.newPage();
  await blank.setContent('<textarea></textarea>');
  const field = blank.locator('textarea');
  await field.press('ControlOrMeta+v');
  const text = await field.inputValue();
  await blank.close();
  return text;
};
