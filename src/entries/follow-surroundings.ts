import { effect, type ReadonlySignal, type Signal } from '@preact/signals';
import { browser } from '../browser';
import { type Asked, askedKey, isRefused } from '../session/asked';
import { INTRODUCED_KEY } from '../session/introduced';
import type { Surroundings } from '../views/surroundings';
import { inTurn } from './in-turn';

let following: Promise<void> | undefined;

/** Reads what the tab is shown in, and goes on doing so as it changes. Resolves when it was read once, or could not be. */
export const followSurroundings = (
  tab: ReadonlySignal<number | null>,
  into: Signal<Surroundings | null>,
): Promise<void> => {
  following ??= follow(tab, into);
  return following;
};

const follow = async (tab: ReadonlySignal<number | null>, into: Signal<Surroundings | null>): Promise<void> => {
  const readAgain = inTurn(async () => {
    const id = tab.peek();
    if (id === null) return;
    const found = await surroundingsOf(id).catch(() => null);
    if (id === tab.peek()) into.value = found;
  });
  let reading: Promise<void> | undefined;
  effect(() => {
    if (tab.value !== null) reading = readAgain();
  });
  browser.permissions.onAdded.addListener(readAgain);
  browser.permissions.onRemoved.addListener(readAgain);
  browser.storage.local.onChanged.addListener((changes) => {
    if (INTRODUCED_KEY in changes) void readAgain();
  });
  browser.storage.session.onChanged.addListener((changes) => {
    if (askedKey(tab.peek() ?? -1) in changes) void readAgain();
  });
  await reading;
};

const surroundingsOf = async (tab: number): Promise<Surroundings> => {
  const key = askedKey(tab);
  const [{ [INTRODUCED_KEY]: introduced }, { origins = [] }, { [key]: asked }, shown] = await Promise.all([
    browser.storage.local.get(INTRODUCED_KEY),
    browser.permissions.getAll(),
    browser.storage.session.get(key),
    browser.tabs.get(tab).catch(() => undefined), // closed meanwhile
  ]);
  const wish = asked as Asked | undefined;
  return {
    isFirstRun: introduced !== true && origins.length === 0,
    isPrivate: shown?.incognito === true,
    refused: wish && isRefused(wish, performance.timeOrigin) ? wish : null,
  };
};
