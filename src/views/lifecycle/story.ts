import type { EventKind, Facts, LifecycleEvent } from '../../oauth/grant';
import type { Inspection } from '../../session/inspection';
import { endingsOf, refreshesOf } from './ended-before';
import { eventTitle } from './event-words';
import type { Entry, Lane } from './lane';
import { type Scene, type Sentence, sentence, type Told } from './sentence';
import { shortened } from './shortened';
import { tellAgain, tellExpired, tellInferred, tellLogout, tellRevoked } from './tell-end';
import { tellOutcome, tellRefreshAsked, tellRefreshed, tellRefused, tellSilent } from './tell-renewal';
import { tellAsked, tellBackend, tellCallback, tellError, tellExchange, tellIssued } from './tell-sign-in';
import { tellStored } from './tell-stored';
import { tellUses } from './tell-uses';
import { whyEnded } from './why-ended';

/** What happened in one lane, in order: sentences by the step they belong to, and the messages that say what is not visible. */
export type Story = { steps: readonly Step[]; unseen: readonly string[] };
type Step = { name: string; sentences: readonly Sentence[] };

/** The events of a lane as a story: nothing in it that no event says, and not longer than one reads. */
export const storyOf = (lane: Lane, inspection: Inspection): Story => {
  const { entries } = lane;
  const around: Around = {
    entries,
    endOf: endingsOf(entries),
    refreshes: refreshesOf(entries),
    labelOf: (id) => labelIn(inspection, id),
    offsetMs: inspection.clock?.offsetMs ?? 0,
    inspection,
  };
  const why = whyEnded(entries, around);
  const told = shortened(runsOf(entries).flatMap((run) => tell(run, lane, around)));
  return {
    steps: stepsOf([...told, ...(why ? [{ step: 'life_step_why', sentence: why }] : [])]),
    unseen: unseenOf(lane, inspection),
  };
};

type Around = Omit<Scene, 'entry'> & { inspection: Inspection };
type Teller = (facts: Facts, scene: Scene) => Sentence | null;

/** Kinds that are told together where they follow one another. */
const TOGETHER: Partial<Record<EventKind, string>> = {
  token_used: 'uses',
  token_rejected: 'uses',
  token_stored: 'stores',
};

const TELLERS: Partial<Record<EventKind, Teller>> = {
  authorization_request: tellAsked,
  callback: tellCallback,
  authorization_error: tellError,
  code_exchange: tellExchange,
  token_issued: tellIssued,
  refresh_requested: tellRefreshAsked,
  refreshed: tellRefreshed,
  rotated: tellOutcome,
  not_rotated: tellOutcome,
  refresh_refused: tellRefused,
  silent_renew: tellSilent,
  revoked: tellRevoked,
  logout: tellLogout,
  new_grant: tellAgain,
};

/** What is told as probable: it was not seen itself. */
const PROBABLE: Partial<Record<EventKind, Teller>> = {
  backend_exchange: tellBackend,
  revoked_inferred: tellInferred,
};

const BY_EVIDENCE: Record<LifecycleEvent['evidence'], Partial<Record<EventKind, Teller>>> = {
  seen: TELLERS,
  derived: { expired: tellExpired },
  inferred: PROBABLE,
};

/** Metadata is no step of a sign-in. */
const UNTOLD: ReadonlySet<EventKind> = new Set(['discovery']);

const runsOf = (entries: readonly Entry[]): Entry[][] => {
  const runs: Entry[][] = [];
  for (const entry of entries) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run && before && togetherOf(entry) !== undefined && togetherOf(before) === togetherOf(entry)) run.push(entry);
    else runs.push([entry]);
  }
  return runs;
};

const togetherOf = ({ event }: Entry): string | undefined =>
  event.evidence === 'seen' ? TOGETHER[event.kind] : undefined;

const tell = (run: readonly Entry[], lane: Lane, around: Around): Told[] => {
  const [entry] = run;
  if (!entry || UNTOLD.has(entry.event.kind)) return [];
  const sentences = sentencesOf(entry, run, around);
  return sentences.map((one) => ({ step: stepOf(entry, one, lane), sentence: one }));
};

const sentencesOf = (entry: Entry, run: readonly Entry[], around: Around): Sentence[] => {
  const { kind, evidence, facts } = entry.event;
  const together = togetherOf(entry);
  if (together === 'uses') return tellUses(run, around);
  if (together === 'stores') return [tellStored(run, around)];
  const teller = BY_EVIDENCE[evidence][kind];
  if (teller) return [teller(facts, { ...around, entry })].filter((one) => one !== null);
  // What was not seen is never told as if it were.
  return [
    sentence('life_story_probably_other', [entry], ({ t, time }) => [
      eventTitle(t, entry, around.inspection),
      time(entry.event.at),
    ]),
  ];
};

const STEPS: Partial<Record<EventKind, string>> = {
  token_used: 'life_step_use',
  token_rejected: 'life_step_use',
  expired: 'life_step_use',
  refresh_requested: 'life_step_renew',
  refreshed: 'life_step_renew',
  rotated: 'life_step_renew',
  not_rotated: 'life_step_renew',
  refresh_refused: 'life_step_renew',
  silent_renew: 'life_step_renew',
  revoked: 'life_step_end',
  revoked_inferred: 'life_step_end',
  logout: 'life_step_end',
};

/** What rests on an end besides is told after it; a sign-in that another one is continued by is a renewal of that. */
const stepOf = ({ grant, event }: Entry, { key, rests }: Sentence, lane: Lane): string => {
  if (key.includes('_after_') && rests.length > 1) return 'life_step_after';
  const isRenewal = grant !== lane.id || event.facts.prompt === 'none' || event.facts.renewed === true;
  return STEPS[event.kind] ?? (isRenewal || isOfRefresh(event, lane) ? 'life_step_renew' : 'life_step_sign_in');
};

/** What is stored came of a refresh. */
const isOfRefresh = ({ kind, token }: LifecycleEvent, { entries }: Lane): boolean =>
  kind === 'token_stored' &&
  entries.some(
    ({ event: { facts } }) => facts.renewed === true && [facts.access, facts.refresh, facts.idToken].includes(token),
  );

const stepsOf = (told: readonly Told[]): Step[] => {
  const steps: { name: string; sentences: Sentence[] }[] = [];
  for (const { step, sentence: one } of told) {
    const last = steps.at(-1);
    if (last?.name === step) last.sentences.push(one);
    else steps.push({ name: step, sentences: [one] });
  }
  return steps;
};

const unseenOf = ({ entries, gaps }: Lane, { clock }: Inspection): string[] => [
  ...(entries.some(({ event }) => event.kind === 'authorization_request') ? [] : ['life_unseen_start']),
  ...(gaps.length > 0 ? ['life_unseen_backend'] : []),
  ...(entries.some(({ event }) => event.facts.folded) ? ['life_unseen_folded'] : []),
  ...(clock === null ? ['life_unseen_clock'] : []),
  'blind_memory',
  'blind_servers',
];

/** The name a token goes by; only a part of its id where the inspection no longer holds it. */
const labelIn = ({ tokens }: Inspection, id = ''): string =>
  tokens.find((token) => token.id === id)?.label ?? `·${id.slice(0, 6)}`;
