import type { Observation } from '../../src/oauth/observation';
import type { Desk } from '../../src/session/desk';
import { API, accessToken, apiCall, inLocalStorage, opaque, tokenExchange } from '../session/login';
import { median, type Row } from './ratio';

const ROUNDS = 30;
const WARM_UP = 5;
/** Events timed in a row on one copy of a tab: few, so that a small history stays small. */
const IN_A_ROW = 6;

/** As much of a browser as the session asks of one; what is written goes nowhere. */
const pretendBrowser = (): void => {
  const area = { get: async () => ({}), set: async () => undefined, remove: async () => undefined };
  const runtime = { id: 'bench' };
  Object.assign(globalThis, {
    browser: { runtime, storage: { session: area, local: area }, tabs: { query: async () => [] } },
    chrome: { runtime },
  });
};

/** The session is loaded once there is a browser to load it with. */
const loadSession = async () => {
  pretendBrowser();
  const { keepDesk, openDesk } = await import('../../src/session/desk');
  const { takeIn } = await import('../../src/session/intake');
  const { inspectionKey, coverageKey } = await import('../../src/session/inspection');
  const { siteKey } = await import('../../src/session/site-memory');
  const { store } = await import('../../src/session/store');
  return { keepDesk, openDesk, takeIn, inspectionKey, coverageKey, siteKey, store };
};

type Session = Awaited<ReturnType<typeof loadSession>>;

/** A tab of a site of its own, and what its application holds. */
class Tab {
  refresh = opaque();
  access = '';
  at = Date.now() - 86_400_000;
  sightings = 0;

  readonly session: Session;
  readonly tab: number;
  readonly origin: string;

  constructor(session: Session, tab: number, origin: string) {
    this.session = session;
    this.tab = tab;
    this.origin = origin;
  }

  desk = (): Promise<Desk> => this.session.openDesk(this.tab, this.origin, 0);

  /** As the worker does it: taken in, and kept. */
  async take(observations: readonly Observation[]): Promise<void> {
    for (const observation of observations) {
      const desk = await this.desk();
      await this.session.takeIn(desk, observation, this.origin);
      await this.session.keepDesk(desk);
    }
  }

  /** A use of the access token. */
  use(place = 'orders'): Observation[] {
    this.at += 1_000;
    return apiCall(this.access, { at: this.at, url: `${API}/${place}` });
  }

  /** A refresh with its answer, which replaces both tokens. */
  async renew(grant: Record<string, string> = { grant_type: 'refresh_token', refresh_token: this.refresh }) {
    this.at += 1_000;
    this.refresh = opaque();
    this.access = await accessToken();
    const response = { access_token: this.access, token_type: 'Bearer', expires_in: 600, refresh_token: this.refresh };
    return tokenExchange({ client_id: 'spa', ...grant }, response, { at: this.at });
  }

  /** A value that lies in a place of its own. */
  store(): Observation[] {
    this.at += 1_000;
    this.sightings += 1;
    return [inLocalStorage(`account${this.sightings}.refresh_token`, opaque(), this.at)];
  }

  /** Sign-ins, refreshes, uses at many places and values in storage until that many sightings were taken in. */
  async live(count: number): Promise<void> {
    for (let turn = 0; this.sightings < count; turn++) {
      const begins = { grant_type: 'authorization_code', code: opaque(), code_verifier: opaque() };
      await this.take(await this.renew(turn % 20 === 0 ? begins : undefined));
      this.sightings += 5;
      for (let use = 0; use < 4; use++, this.sightings++) await this.take(this.use(`orders/${turn % 50}/${use}`));
      for (let value = 0; value < 6; value++) await this.take(this.store());
    }
  }

  async copy(): Promise<Desk> {
    return structuredClone(await this.desk());
  }

  async restore(copy: Desk): Promise<void> {
    const { inspection, coverage, memory } = structuredClone(copy);
    const { store, inspectionKey, coverageKey, siteKey } = this.session;
    store.set(inspectionKey(this.tab), inspection);
    store.set(coverageKey(this.tab), coverage);
    store.set(siteKey(memory.site), memory);
  }
}

/** What taking in one event costs when a tab has seen much, against when it has seen little: without the writing, which waits. */
export const benchEvent = async (): Promise<Row[]> => {
  const session = await loadSession();
  const tabs = {
    few: new Tab(session, 1, 'https://few.test'),
    many: new Tab(session, 2, 'https://many.test'),
  };
  await tabs.few.live(100);
  await tabs.many.live(10_000);
  const copies = { few: await tabs.few.copy(), many: await tabs.many.copy() };
  const times = {
    use: { few: [] as number[], many: [] as number[] },
    refresh: { few: [] as number[], many: [] as number[] },
    place: { few: [] as number[], many: [] as number[] },
  };
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const order = round % 2 === 0 ? (['few', 'many'] as const) : (['many', 'few'] as const);
    for (const event of EVENTS) {
      for (const name of order) {
        const spent = await timesOf(tabs[name], copies[name], event);
        if (round >= WARM_UP) times[event][name].push(...spent);
      }
    }
  }
  await session.store.flush();
  return EVENTS.map((event) => ({
    what: `${WORDS[event]}, in a tab that has had 10,000 sightings: times the cost of`,
    against: 'the same where there were 100',
    ratio: median(times[event].many) / median(times[event].few),
    // A place is no event of a grant: a list that is full lets one go for each that comes, which a list with room does not.
    ...(event !== 'place' && { aim: { most: 1.2 } }),
  }));
};

const EVENTS = ['use', 'refresh', 'place'] as const;

type Event = (typeof EVENTS)[number];

const WORDS: Record<Event, string> = {
  use: 'a use of a token taken in',
  refresh: 'a refresh with its answer taken in',
  place: 'a token in a place of its own taken in',
};

/** ms of processor time, so that a busy machine and the waiting for its threads do not count. */
const spentSince = (began: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1_000;
};

/** ms of each of some events in a copy of a tab; the first is not counted. */
const timesOf = async (tab: Tab, copy: Desk, event: Event): Promise<number[]> => {
  const { refresh, access, at, sightings } = tab;
  await tab.restore(copy);
  const times: number[] = [];
  for (let turn = 0; turn <= IN_A_ROW; turn++) {
    const observations = event === 'use' ? tab.use() : event === 'refresh' ? await tab.renew() : tab.store();
    const began = process.cpuUsage();
    await tab.take(observations);
    if (turn > 0) times.push(spentSince(began));
  }
  Object.assign(tab, { refresh, access, at, sightings });
  return times;
};
