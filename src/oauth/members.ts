import { fold } from './leaf-name';
import type { Message } from './message';
import type { Observation } from './observation';

/** The members of a body. Their values are whatever was sent. */
export type Members = Record<string, unknown>;

/** The top-level members of a body, whichever of the two encodings it has; a body is one field without a name. */
export const membersOf = ({ fields }: Observation): Members => {
  const body = fields.find(({ name }) => name === '');
  if (!body) return Object.fromEntries(fields.map(({ name, value }) => [name, value]));
  if (/^\s*\{/.test(body.value)) {
    try {
      return JSON.parse(body.value) as Members;
    } catch {
      return {};
    }
  }
  return /^[^\s<{]+=/.test(body.value) ? Object.fromEntries(new URLSearchParams(body.value)) : {};
};

/** The same members by one spelling of their names: RefreshToken, refreshToken and REFRESH_TOKEN are refresh_token. */
export const spelledAlike = (said: Members): Members => {
  const alike: Members = {};
  for (const [name, value] of Object.entries(said).slice(0, MOST)) {
    const spelled = fold(name);
    if (value !== undefined && !Object.hasOwn(alike, spelled))
      Object.defineProperty(alike, spelled, { value, enumerable: true });
  }
  return alike;
};

/** An object's own members, or null for what is no object of names. */
export const objectOf = (value: unknown): Members | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : null;

export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** A message without the members that are undefined. */
export const defined = <T extends Message<string>>(message: { [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(message).filter(([, value]) => value !== undefined)) as T;

/** No message has so many members. */
const MOST = 200;
