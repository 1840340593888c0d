import { isStandIn } from './credential-value';
import { objectOf } from './members';
import type { Problem } from './pasted';

/** Why a text holds no token, as exactly as the text itself tells. */
export const whyNone = (text: string): Problem => {
  if (isKey(text)) return { fault: 'key' };
  const [, scheme, value] = AFTER_SCHEME.exec(text) ?? [];
  if (scheme !== undefined && value === undefined) return { fault: 'nothing_after', word: scheme };
  const stand = value ?? text;
  const isMarkup = value === undefined && /^[[{<]/.test(text) && !TEMPLATE.test(text);
  return isTemplate(stand) && !isMarkup ? { fault: 'stand_in', found: stand } : { fault: 'no_token' };
};

/** Whether a value stands for a token that a program, or the reader, was to put there. */
export const isTemplate = (value: string): boolean =>
  value.length <= LONGEST_STAND_IN && (isStandIn(value) || TEMPLATE.test(value));

/** $TOKEN, ${token}, {{token}}, <token>, %TOKEN%, :token, [object Object], NaN and dots. */
const TEMPLATE =
  /^(?:\$\{?[\w.:]+\}?|\{\{[^{}]*\}\}|\{\w+\}|<[\w -]+>|%\w+%|:[a-z]\w*|\[object \w+\]|NaN|\.{3,}|…|your[-_]?(?:access[-_]?)?token)$/i;
/** The word that a token follows, and what follows it on its line. */
const AFTER_SCHEME =
  /(?:^|(?<!token_type["'`\s:=]{0,9})[\s"'`:=])(?:authorization["'`]?[ \t]*:[ \t]*["'`]?)?(bearer|dpop|authorization)(?:["'`]?[ \t]*:)?[ \t]*(?:$|["'`,;]|(?<=[ \t])(\[object \w+\]|\{\{[^{}\n]{0,60}\}\}|<[\w -]{1,60}>|[^\s"'`,;]{1,64}))/im;
const LONGEST_STAND_IN = 64;

/** RFC 7468, RFC 7517 §4.1, §5: what a signature is verified with, or made. */
const isKey = (text: string): boolean => {
  if (/-----BEGIN [A-Z0-9 ]{1,60}-----/.test(text)) return true;
  if (!text.startsWith('{') && !text.startsWith('[')) return false;
  try {
    const parsed: unknown = JSON.parse(text);
    const keys = objectOf(parsed)?.keys ?? parsed;
    const first = objectOf(Array.isArray(keys) ? keys[0] : keys);
    return typeof first?.kty === 'string';
  } catch {
    return false;
  }
};
