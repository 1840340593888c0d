import type { ReadonlySignal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Grant } from '../oauth/grant';
import type { Pasted } from '../oauth/pasted';
import type { Place } from '../oauth/sighting';
import type { Reference } from '../rules/reference';
import type { Coverage, Inspection } from '../session/inspection';
import type { Surroundings } from './surroundings';
import type { SignatureChecks } from './verify/check';

/**
 * Whether the site shown may be looked at. `none`: not granted; `site` and `all`: granted for it or for every site;
 * `restricted`: the browser lets no extension look here. `off`: it may be, and the user does not want it.
 */
export type Access = { kind: 'none' | 'site' | 'all' | 'restricted'; origin: string; off: boolean };

/** What a view may ask for. Each is called from a click, since the browser asks for access only then. */
export type Wish =
  | { ask: 'watch-site' }
  | { ask: 'watch-all' }
  | { ask: 'add-origins'; origins: string[] }
  | { ask: 'watching'; on: boolean }
  | { ask: 'ignore'; exposure: ExposureName; reason: string }
  | { ask: 'restore'; exposure: ExposureName }
  | { ask: 'introduced' }
  | { ask: 'reload' }
  | { ask: 'clear' };

/** What names an exposure: its rule, its site and its place, whichever token it is about. */
type ExposureName = { rule: string; site: string; place: Place | undefined };

/** A message of `_locales`, its placeholders filled in order; '' where there is no such message. */
export type Translate = (key: string, ...substitutions: string[]) => string;

/** All that an entry hands to the views: data to show, words to show it in, and one way to ask. */
export type Scope = {
  t: Translate;
  /** The tab shown; null until it is known. */
  tab: ReadonlySignal<number | null>;
  /** False until storage was read once: nothing is known yet, not even that there is nothing. */
  ready: ReadonlySignal<boolean>;
  /** What is stored could not be read: nothing is known, and nothing can be. */
  isUnread: ReadonlySignal<boolean>;
  inspection: ReadonlySignal<Inspection | null>;
  coverage: ReadonlySignal<Coverage | null>;
  /** The grants of `inspection` with all their events, oldest first; null until read. Kept only while `readHistory` asks. */
  history: ReadonlySignal<readonly Grant[] | null>;
  /** Reads the pages of events, and goes on doing so as they grow, until the answer is called: for an open lifecycle view alone. */
  readHistory(): () => void;
  /** What is seldom there to be told of; null until read. Resolves once it was read, or could not be. */
  surroundings: ReadonlySignal<Surroundings | null>;
  readSurroundings(): Promise<void>;
  access: ReadonlySignal<Access>;
  /** ms since the epoch, this computer's clock; steps once a second. */
  now: ReadonlySignal<number>;
  /** False from when this computer's clock was set back, while the page is open, until the server's is known anew. */
  isSteady: ReadonlySignal<boolean>;
  /** Whether a single character is a shortcut; the user may have turned that off. */
  singleKeys: ReadonlySignal<boolean>;
  ask(wish: Wish): void;
  /** The raw value of a proven access or ID token, by its Token.id; null where none is kept. Read on each call. */
  rawOf(token: string): Promise<string | null>;
  /** Reads what somebody pasted. Nothing of it is kept, nor sent anywhere; what reads it is loaded on first use. */
  decode(text: string): Promise<Pasted>;
  /** The text that was selected on a page to be decoded, to the first who asks; null where there is none any more. */
  selected(): Promise<string | null>;
  /** What verifies signatures; loaded on first use. */
  verifier(): Promise<SignatureChecks>;
  /** The references of one rule; the catalogue is loaded on first use. */
  references(rule: string): Promise<readonly Reference[]>;
};

const ScopeContext = createContext<Scope | null>(null);

export const ScopeProvider = ScopeContext.Provider;

/** Throws when a view is rendered outside an entry: a mistake of ours, not of a page. */
export const useScope = (): Scope => {
  const scope = useContext(ScopeContext);
  if (!scope) throw new Error('views are rendered inside a ScopeProvider');
  return scope;
};
