import type { TokenKind } from '../../../src/oauth/token';
import type { Site } from '../../lab/site';

/** Says that a server gave this value out; see `Issued`. */
export type Note = (value: unknown, ...kinds: TokenKind[]) => void;

/** A vendor's endpoints as far as its SDK uses them, by host. They hold what they gave out in memory. */
export type Vendor = (note: Note) => Readonly<Record<string, Site>>;
