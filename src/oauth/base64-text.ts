/**
 * The text that base64 or base64url stands for, padded or not, or null where it stands for none: for bytes that are no
 * UTF-8, or hold what no text holds. What random values stand for is told apart by its first bytes.
 */
export const textOfBase64 = (base64: string): string | null => {
  const plain = base64.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/');
  // One character of four holds six bits: it was cut off in the middle.
  const whole = plain.length % 4 === 1 ? plain.slice(0, -1) : plain;
  if (!bytesOf(whole.slice(0, PROBE))?.every(isOfText)) return null;
  const bytes = bytesOf(whole);
  if (!bytes?.every(isOfText)) return null;
  try {
    return UTF8.decode(bytes);
  } catch {
    // Not UTF-8.
    return null;
  }
};

const bytesOf = (base64: string): Uint8Array | null => {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
};

/** No control character but tab and line breaks. */
const isOfText = (byte: number): boolean =>
  byte >= 0x20 ? byte !== 0x7f : byte === 0x09 || byte === 0x0a || byte === 0x0d;

/** Of a random value these many characters tell most. */
const PROBE = 32;
const UTF8 = new TextDecoder('utf-8', { fatal: true });
