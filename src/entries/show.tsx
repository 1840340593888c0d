import { batch, signal } from '@preact/signals';
import { type ComponentChild, render } from 'preact';
import { browser, patternOf, type Storage } from '../browser';
import type { Grant } from '../oauth/grant';
import { type Coverage, coverageKey, type Inspection, inspectionKey } from '../session/inspection';
import { App } from '../views/app';
import { firstPicture } from '../views/first-picture';
import { Guarded } from '../views/guarded';
import { type Access, type Scope, ScopeProvider, type Translate, type Wish } from '../views/scope';
import type { Surroundings } from '../views/surroundings';
import { isSteady, now, tick } from './page-clock';
import { send } from './send';
import { accessOf, noteWatching } from './tab-access';

/**
 * Draws a tab's inspection into the body, as `view` does, and keeps it current: the tab of `?tab=<id>`, else the one in
 * front, which a panel that stays open follows. It reads storage itself and waits for no worker; what the user asks for
 * goes out as intents. `keep`: what to keep of the inspection before, where much is drawn of it. Registers neither
 * runtime.onMessage nor onConnect: a page must not hear what content scripts report.
 */
export const show = (view: ComponentChild = <App />, keep: Keep = (_, next) => next): void => {
  document.documentElement.lang = t('lang');
  const chosen = chosenTab();
  if (chosen === null) browser.tabs.onActivated.addListener(() => void begin(chosen));
  browser.tabs.onUpdated.addListener((id, change) => {
    if (id === subject && (change.status === 'loading' || change.url !== undefined)) void readAccess();
  });
  browser.permissions.onAdded.addListener(() => void readAccess());
  browser.permissions.onRemoved.addListener(() => void readAccess());
  browser.storage.session.onChanged.addListener((changes) => {
    if (subject === null) return;
    const id = subject;
    for (const key of Object.keys(changes)) stale.add(key);
    void nextTurn().then(() => id === subject && take(changes, id, keep));
  });
  tick();
  setInterval(readAgain, READ_AGAIN_MS);
  void begin(chosen);
  void firstPicture.then(readSettings);
  const page = (
    <ScopeProvider value={scope}>
      <Guarded whole>{view}</Guarded>
    </ScopeProvider>
  );
  render(page, document.body);
};

/** A long list asks for the same few words again and again, and the browser takes its time over each. */
const words = new Map<string, string>();

const t: Translate = (key, ...substitutions) => {
  if (substitutions.length > 0) return browser.i18n.getMessage(key, substitutions);
  const word = words.get(key) ?? browser.i18n.getMessage(key);
  words.set(key, word);
  return word;
};

const tab = signal<number | null>(null);
const ready = signal(false);
const isUnread = signal(false);
const inspection = signal<Inspection | null>(null);
const coverage = signal<Coverage | null>(null);
const history = signal<readonly Grant[] | null>(null);
const NOWHERE: Access = { kind: 'restricted', origin: '', off: false };
const access = signal(NOWHERE);
const surroundings = signal<Surroundings | null>(null);
const singleKeys = signal(true);

/** A clock that is known otherwise than before was measured anew: it may be counted by again. */
const inspect = (next: Inspection | null, keep: Keep): void => {
  const before = inspection.peek();
  if (next?.clock && next.clock.offsetMs !== before?.clock?.offsetMs) isSteady.value = true;
  inspection.value = next && keep(before, next);
};

/** What changed is drawn in a turn of its own: of much, the browser takes a long one to hand it over. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const take = (changes: Record<string, Storage.StorageChange>, id: number, keep: Keep): void => {
  const { [inspectionKey(id)]: inspected, [coverageKey(id)]: covered } = changes;
  const site = inspection.peek()?.site;
  batch(() => {
    if (inspected) inspect((inspected.newValue as Inspection | undefined) ?? null, keep);
    if (covered) coverage.value = (covered.newValue as Coverage | undefined) ?? null;
  });
  if (inspection.peek()?.site !== site) void readAccess();
};

type Keep = (before: Inspection | null, next: Inspection) => Inspection;

const chosenTab = (): number | null => {
  const id = Number(new URLSearchParams(location.search).get('tab') ?? Number.NaN);
  return Number.isInteger(id) && id >= 0 ? id : null;
};

const frontTab = async (): Promise<number | null> => {
  const [front] = await browser.tabs.query({ active: true, currentWindow: true });
  return front?.id ?? null;
};

/** The tab being read: shown, as `tab`, once all of it is there. */
let subject: number | null = null;

/** Keys that changed while they were being read: what was read of them is old. */
const stale = new Set<string>();

const begin = (chosen: number | null): Promise<void> =>
  readTab(chosen).catch(() =>
    batch(() => {
      inspection.value = null;
      coverage.value = null;
      access.value = NOWHERE;
      isUnread.value = true;
      ready.value = true;
    }),
  );

/** One read of storage and one of access, drawn together: the first paint is a whole one. */
const readTab = async (chosen: number | null): Promise<void> => {
  const id = chosen ?? (await frontTab());
  if (id === null) return;
  subject = id;
  stale.clear();
  const keys = [inspectionKey(id), coverageKey(id)] as const;
  const reading = browser.storage.session.get([...keys]).then((stored) => ({
    inspected: (stored[keys[0]] as Inspection | undefined) ?? null,
    covered: (stored[keys[1]] as Coverage | undefined) ?? null,
  }));
  const [{ inspected, covered }, allowed] = await Promise.all([
    reading,
    accessOf(
      id,
      reading.then(({ inspected }) => inspected?.site),
    ),
  ]);
  if (stale.size > 0) await nextTurn(); // what changed meanwhile is taken first
  if (id !== subject) return; // the front changed meanwhile
  batch(() => {
    tab.value = id;
    if (!stale.has(keys[0])) inspection.value = inspected;
    if (!stale.has(keys[1])) coverage.value = covered;
    access.value = allowed;
    isUnread.value = false;
    ready.value = true;
  });
  // Not watched: the one look. Watched: storage is read once more, so that what is shown is of now.
  if (allowed.kind !== 'restricted') void firstPicture.then(() => request({ ask: 'peek', tab: id }));
};

/** While this page is looked at, what it shows is kept of now; a site that is not watched is looked at once. */
const readAgain = (): void => {
  const id = tab.peek();
  const { kind, off } = access.peek();
  const isWatched = (kind === 'site' || kind === 'all') && !off;
  if (id !== null && isWatched && document.visibilityState === 'visible') void request({ ask: 'peek', tab: id });
};

const READ_AGAIN_MS = 5_000;

const readAccess = async (): Promise<void> => {
  const id = tab.peek();
  if (id === null) return;
  const allowed = await accessOf(id, inspection.peek()?.site);
  if (id === tab.peek() && id === subject) access.value = allowed;
};

/** Access is asked for before anything is awaited: browsers show their dialog only within the click. */
const ask = (wish: Wish): void => {
  const id = tab.peek();
  const { origin } = access.peek();
  if (wish.ask === 'watch-all') allow(['<all_urls>']);
  else if (wish.ask === 'watch-site') allow([patternOf(origin)]);
  else if (wish.ask === 'add-origins') allow(wish.origins.map(patternOf));
  else if (id === null) return;
  else if (wish.ask === 'watching') {
    noteWatching(origin, wish.on);
    void request({ ask: 'watch', tab: id, origin, on: wish.on }).then(readAccess);
  } else if (wish.ask === 'ignore' || wish.ask === 'restore') {
    const { rule, site, place = null } = wish.exposure;
    void request({
      tab: id,
      rule,
      site,
      place,
      ...(wish.ask === 'ignore' ? { ask: 'ignore', reason: wish.reason } : { ask: 'restore' }),
    });
  } else void request({ ask: wish.ask, tab: id });
};

/**
 * What follows a grant is the background's work, which hears of it even if this page is gone by then. Of a refusal it
 * hears from us alone: that we asked, since Chromium closes the popup as it does; and, where we are still here, the no.
 */
const allow = (origins: string[]): void => {
  const asked = browser.permissions.request({ origins }).catch(() => false);
  const id = tab.peek();
  if (id === null) return;
  void request({ ask: 'asked', tab: id, site: access.peek().origin, origins });
  void asked.then((given) => (given ? undefined : request({ ask: 'refused', tab: id })));
};

/** The answer, if any, is a change of storage; a background that cannot be reached leaves things as they are. */
const request = async (intent: Parameters<typeof send>[0]): Promise<void> => {
  await send(intent).catch(() => undefined);
};

const readSettings = async (): Promise<void> => {
  const { followSettings } = await import('./follow-settings');
  await followSettings(singleKeys);
};

const readSurroundings = async (): Promise<void> => {
  const { followSurroundings } = await import('./follow-surroundings');
  await followSurroundings(tab, surroundings);
};

/** What reads it is loaded when it is first asked for. */
const readHistory = (): (() => void) => {
  const reading = import('./grant-history').then(({ followHistory }) =>
    followHistory({ inspection, coverage }, history),
  );
  return () => void reading.then((stop) => stop());
};

const onDemand = () => import('./on-demand');

const scope: Scope = {
  t,
  tab,
  ready,
  isUnread,
  inspection,
  coverage,
  history,
  readHistory,
  surroundings,
  readSurroundings,
  access,
  now,
  isSteady,
  singleKeys,
  ask,
  rawOf: async (token) => (await onDemand()).keptRaw(token),
  decode: async (text) => (await onDemand()).decode(text),
  selected: async () => (await onDemand()).selected(),
  verifier: async () => (await onDemand()).verifier(() => coverage.peek()?.sites ?? []),
  references: async (rule) => (await onDemand()).references(rule),
};
