import { sieveValue } from '../../oauth/sieve';
import { getOwnPropertyDescriptor, getterOf, methodOf, quietly } from './disguise';
import { ownMember } from './exchange';

/** The longest body that is looked at, in characters or bytes. */
export const LONGEST = 2 ** 20;

/**
 * What a page gives to a request or has read of an answer, as text: forms as they are sent, bytes decoded. A file is read
 * in its own time; what is none of these, or too long, is undefined. It runs none of the page's code.
 */
export const bodyText = (body: unknown): string | Promise<unknown> | undefined => {
  if (typeof body === 'string') return fits(body.length) ? body : undefined;
  if (typeof body !== 'object' || body === null) return undefined;
  for (let at = 0; at < KINDS.length; at++) {
    const { is, text } = KINDS[at] as Kind;
    if (quietly(() => is(body)) !== undefined) return quietly(() => text(body));
  }
  return undefined;
};

/** A value that a page has parsed or posts, as JSON, where it may hold a credential. */
export const valueText = (value: unknown, budget?: number): string | undefined => {
  if (typeof value === 'string') return fits(value.length) ? value : undefined;
  if (typeof value !== 'object' || value === null || !sieveValue(value, budget)) return undefined;
  return written(value);
};

/** The same of an answer, which may be the keys of an issuer too (RFC 7517 §5): they are there to verify with. */
export const answerText = (value: unknown): string | undefined =>
  valueText(value) ?? (isKeySet(value) ? written(value) : undefined);

const isKeySet = (value: unknown): boolean => {
  const keys = ownMember(value, 'keys');
  return isArray(keys) && typeof ownMember(keys[0], 'kty') === 'string';
};

const written = (value: unknown): string | undefined => {
  const text = stringify(bare(value, { members: MOST_MEMBERS }, 0));
  return fits(text.length) ? text : undefined;
};

type Kind = { is: (body: object) => unknown; text: (body: object) => string | Promise<unknown> | undefined };

const fits = (size: unknown): boolean => Number(size) <= LONGEST;
const decoder = new TextDecoder();
const decode = methodOf(TextDecoder.prototype, 'decode');
const bytesText = (size: (body: object) => unknown) => (body: object) =>
  fits(size(body)) ? String(decode(decoder, body)) : undefined;

const bufferSize = getterOf(ArrayBuffer.prototype, 'byteLength');
const bytesSize = getterOf(Object.getPrototypeOf(Uint8Array.prototype), 'byteLength');
const viewSize = getterOf(DataView.prototype, 'byteLength');
const bytesTag = getterOf(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag);
const blobSize = getterOf(Blob.prototype, 'size');
const blobText = methodOf(Blob.prototype, 'text');
const parametersSize = getterOf(URLSearchParams.prototype, 'size');
const parametersText = methodOf(URLSearchParams.prototype, 'toString');
const addParameter = methodOf(URLSearchParams.prototype, 'append');
const Parameters = URLSearchParams;
const hasEntry = methodOf(FormData.prototype, 'has');
const eachEntry = methodOf(FormData.prototype, 'forEach');

const formText = (form: object): string => {
  const parameters = new Parameters();
  let size = 0;
  eachEntry(form, (value: unknown, name: string) => {
    if (typeof value !== 'string') return;
    size += name.length + value.length;
    if (fits(size)) addParameter(parameters, name, value);
  });
  return String(parametersText(parameters));
};

/** Each `is` is a getter or method that throws on anything but its own kind; answered by no page. */
const KINDS: readonly Kind[] = [
  {
    is: parametersSize,
    text: (body) => {
      const text = String(parametersText(body));
      return fits(text.length) ? text : undefined;
    },
  },
  { is: bufferSize, text: bytesText(bufferSize) },
  { is: bytesTag, text: bytesText(bytesSize) },
  { is: viewSize, text: bytesText(viewSize) },
  { is: (body) => hasEntry(body, ''), text: formText },
  { is: blobSize, text: (body) => (fits(blobSize(body)) ? (blobText(body) as Promise<unknown>) : undefined) },
];

const stringify = JSON.stringify;
const { isArray } = Array;
const { keys, create, setPrototypeOf } = Object;
const { isView } = ArrayBuffer;
const MOST_MEMBERS = 20_000;
const DEEPEST = 40;

/** The same without its prototypes, bounded: JSON would ask them for a `toJSON`, which may be the page's. */
const bare = (value: unknown, left: { members: number }, depth: number): unknown => {
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? null : value;
  if (isView(value) || depth > DEEPEST) return null;
  const copy = (isArray(value) ? setPrototypeOf([], null) : create(null)) as Record<string, unknown>;
  const names = keys(value);
  for (let at = 0; at < names.length && left.members-- > 0; at++) {
    const name = names[at] as string;
    copy[name] = bare(getOwnPropertyDescriptor(value, name)?.value, left, depth + 1);
  }
  return copy;
};
