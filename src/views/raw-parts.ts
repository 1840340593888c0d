import type { Translate } from './scope';

/** One part of a token as it travels. `look`: what it is coloured as. */
export type RawPart = { name: string; look: 'header' | 'payload' | 'signature'; text: string };

/** Parts of a signed token (RFC 7515 §7.1) and of an encrypted one (RFC 7516 §7.1), by how many there are. */
const PARTS: Readonly<Record<number, readonly (readonly [name: string, look: RawPart['look']])[]>> = {
  3: [
    ['header', 'header'],
    ['part_payload', 'payload'],
    ['part_signature', 'signature'],
  ],
  5: [
    ['header', 'header'],
    ['part_key', 'signature'],
    ['part_iv', 'signature'],
    ['part_ciphertext', 'payload'],
    ['part_tag', 'signature'],
  ],
};

/** Bytes behind base64url text without padding (RFC 4648 §5). */
const bytesOf = (text: string): number => Math.floor((text.length * 3) / 4);

/** A raw value in its parts; a value that is no JWT as one. */
export const rawParts = (t: Translate, raw: string, format: 'jws' | 'jwe' | 'opaque'): RawPart[] => {
  const texts = raw.split('.');
  const parts = format === 'opaque' ? undefined : PARTS[texts.length];
  if (!parts) return [{ name: t('part_value'), look: 'payload', text: raw }];
  return parts.flatMap(([key, look], index) => {
    const text = texts[index] ?? '';
    if (text === '' && key === 'part_signature') return [{ name: t('part_no_signature'), look, text }];
    return text === '' ? [] : [{ name: t(key, String(bytesOf(text))), look, text }];
  });
};
