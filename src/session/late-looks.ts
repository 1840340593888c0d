import type { EventKind, LifecycleEvent } from '../oauth/grant';
import { isAccepted, LEFT_MS, TIDYING_MS } from '../rules/lifecycle';
import { keepDesk, openDesk } from './desk';
import { type Inspection, inspectionKey } from './inspection';
import { tidiedUp } from './logouts';
import { recordEvents } from './record';
import type { SiteMemory } from './site-memory';
import { store } from './store';

/** Where something is to be looked at once more, and after how long; ms. `address`: what stands in the address is enough. */
export type LateLook = { site: string; afterMs: number; address?: true };

/** A little later than the rules ask for, since clocks are read twice. */
const MARGIN_MS = 300;

/**
 * Rules ask what is still so: whether a token is left some time after a sign-out, and a code in the address after its
 * exchange. Nothing else may happen by then, so they are looked at on purpose. In ms.
 */
const LATER: Partial<Record<EventKind, number>> = {
  logout: TIDYING_MS + MARGIN_MS,
  code_exchange: LEFT_MS + MARGIN_MS,
};

/**
 * Whether a code still stands in the address of a page that has loaded something beside it. Soon, since pages clean up;
 * late enough for the browser to have heard of it if that came first. In ms.
 */
const BESIDE_MS = 30;

/** What has only just happened; what an earlier worker was told of it has looked at, or its death has missed. In ms. */
const NEW_MS = 5_000;
const MOST_KNOWN = 200;

const known = new Set<string>();

/** The looks that are due for what has just happened, each once. `at`: now, ms. */
export const lateLooks = ({ site, grants, landing, seals }: SiteMemory, at: number): LateLook[] => {
  const isNew = (name: string, since: number): boolean => {
    if (at - since > NEW_MS || known.has(name)) return false;
    if (known.size >= MOST_KNOWN) known.clear();
    known.add(name);
    return true;
  };
  const looks: LateLook[] = grants.flatMap(({ id, events }) =>
    events.slice(-10).flatMap((event) => {
      const afterMs = LATER[event.kind];
      const isDue = afterMs !== undefined && hasHappened(event) && isNew(`${id} ${event.kind} ${event.at}`, event.at);
      return isDue ? [{ site, afterMs }] : [];
    }),
  );
  // What a key opens may have been told before it was known to be worth anything.
  for (const { link, at: since } of seals) if (isNew(`${site} seal ${link}`, since)) looks.push({ site, afterMs: 0 });
  const isBeside = landing?.beside && isNew(`${landing.code} beside ${landing.at}`, landing.beside.at);
  return isBeside ? [...looks, { site, afterMs: BESIDE_MS, address: true }] : looks;
};

const hasHappened = (event: LifecycleEvent): boolean => event.kind === 'logout' || isAccepted(event);

/** Judges what was seen in a tab by what has come of it, or has not, since. `at` in ms. */
export const judgeLate = async (tab: number, at: number): Promise<void> => {
  const inspection = await store.peek<Inspection>(inspectionKey(tab));
  if (!inspection?.watching) return;
  const desk = await openDesk(tab, inspection.site, at);
  recordEvents(desk, tidiedUp(desk.memory, at), { site: inspection.site, at, pageOnly: false }, null, null);
  await keepDesk(desk);
};
