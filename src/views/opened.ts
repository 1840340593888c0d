import type { Inspection } from '../session/inspection';
import type { Exposure } from './exposures';

/** What is open in place of the overview: one exposure by its key, one token by its id. */
export type Opened = { kind: 'exposure'; key: string } | { kind: 'token'; id: string };

export type Open = (what: Opened) => void;

/** What the inspector of the workbench shows beside it all: the same, or one event by its Entry.key, a grant by its Lane.id. */
export type Picked = Opened | { kind: 'event'; key: string } | { kind: 'grant'; id: string };

export type Pick = (what: Picked) => void;

/** The same row: the one that takes the focus back. */
export const isSame = (a: Picked | null, b: Picked): boolean => a !== null && nameOf(a) === nameOf(b);

/** False once it is gone: cleared, or pushed out by the limits. */
export const isThere = (what: Opened, { tokens }: Inspection, exposures: readonly Exposure[]): boolean =>
  what.kind === 'token' ? tokens.some(({ id }) => id === what.id) : exposures.some(({ key }) => key === what.key);

const nameOf = (what: Picked): string => `${what.kind} ${'key' in what ? what.key : what.id}`;
