import type { Context } from './message';
import type { Field, Observation } from './observation';
import { TO_A_SERVER } from './to-a-server';

const LONGEST = 8_192;

/**
 * The secret half of `Authorization: Basic` on a request to an authorization server (RFC 6749 §2.3.1: both halves
 * form-encoded, then joined and put into base64); null where there is none, or an empty one.
 */
export const basicSecret = (
  { channel }: Observation,
  { name, value }: Field,
  answers: Context['answers'],
): string | null => {
  if (channel !== 'request-header' || name.toLowerCase() !== 'authorization' || !answers) return null;
  // Elsewhere Basic is a user's own name and password.
  if (!TO_A_SERVER.has(answers)) return null;
  const encoded = value.length <= LONGEST ? /^basic\s+([\w+/]+=*)\s*$/i.exec(value)?.[1] : undefined;
  if (encoded === undefined) return null;
  try {
    const pair = atob(encoded);
    const at = pair.indexOf(':');
    return at === -1 || at === pair.length - 1 ? null : decodeURIComponent(pair.slice(at + 1).replaceAll('+', ' '));
  } catch {
    return null;
  }
};
