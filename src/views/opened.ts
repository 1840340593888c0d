import type { Inspection } from '../session/inspection';
import type { Exposure } from './exposures';

/** What is open in place of the overview: one exposure by its key, one token by its id. */
export type Opened = { kind: 'exposure'; key: string } | { kind: 'token'; id: string };

export type Open = (what: Opened) => void;

/** The same row: the one that takes the focus back. */
export const isSame = (a: Opened | null, b: Opened): boolean => a !== null && nameOf(a) === nameOf(b);

/** False once it is gone: cleared, or pushed out by the limits. */
export const isThere = (what: Opened, { tokens }: Inspection, exposures: readonly Exposure[]): boolean =>
  what.kind === 'token' ? tokens.some(({ id }) => id === what.id) : exposures.some(({ key }) => key === what.key);

const nameOf = (what: Opened): string => (what.kind === 'token' ? `token ${what.id}` : `exposure ${what.key}`);
