import { readFileSync } from 'node:fs';
import type { Translate } from '../../src/views/scope';

export type Locale = 'en' | 'ja';
export type Messages = Record<string, { message: string }>;

/** The messages of a locale, as the extension ships them. */
export const messagesOf = (locale: Locale): Messages =>
  JSON.parse(readFileSync(new URL(`../../src/static/_locales/${locale}/messages.json`, import.meta.url), 'utf8'));

/** What the browser's i18n.getMessage does with them: placeholders by number, '' for an unknown key. */
export const translator = (locale: Locale): Translate => {
  const messages = messagesOf(locale);
  return (key, ...substitutions) =>
    (messages[key]?.message ?? '').replace(/\$([1-9])/g, (_, index) => substitutions[Number(index) - 1] ?? '');
};
