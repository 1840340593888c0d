import type { Place } from '../../src/oauth/sighting';
import type { TokenKind } from '../../src/oauth/token';
import type { Issued } from './issued';
import type { Text } from './traffic';

/** A value that was issued, and one place where it was. */
export type Lies = {
  value: string;
  kinds: ReadonlySet<TokenKind>;
  channel: Place['channel'];
  host: string;
  where: string;
};

/** Where each issued access and refresh token lies or went, each place once. */
export const truthOf = (issued: Issued, texts: readonly Text[]): Lies[] => {
  const wanted = [...issued].filter(
    ([, kinds]) => !kinds.has('unknown') && (kinds.has('access') || kinds.has('refresh')),
  );
  const truth = new Map<string, Lies>();
  for (const { text, ...place } of texts) {
    const spelt = spellings(text);
    for (const [value, kinds] of wanted) {
      if (!spelt.some((one) => one.includes(value))) continue;
      truth.set([value, place.channel, place.host, place.where].join(' '), { value, kinds, ...place });
    }
  }
  return [...truth.values()];
};

/** The text, and what it reads as once the wrappings that the SDKs here use are taken off. */
const spellings = (text: string): string[] => {
  const plain = text.includes('%') ? decoded(text) : text;
  const base64 = /^base64-([\w-]+)$/.exec(plain)?.[1];
  return [text, plain, ...(base64 ? [Buffer.from(base64, 'base64url').toString('utf8')] : [])];
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
};
