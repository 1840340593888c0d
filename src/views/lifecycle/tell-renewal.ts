import type { EventFacts } from '../../oauth/event-facts';
import { errorName } from './event-words';
import { type Scene, type Sentence, sentence } from './sentence';

type Facts<Kind extends keyof EventFacts> = Partial<EventFacts[Kind]>;

export const tellRefreshAsked = ({ leftMs }: Facts<'refresh_requested'>, { entry }: Scene): Sentence => {
  const { at } = entry.event;
  if (leftMs === undefined) return sentence('life_story_refresh_asked', [entry], ({ time }) => [time(at)]);
  const key = leftMs < 0 ? 'life_story_refresh_late' : 'life_story_refresh_early';
  return sentence(key, [entry], ({ time, span }) => [time(at), span(leftMs)]);
};

/** With what became of the refresh token that was sent, where that was seen: one sentence for both. */
export const tellRefreshed = (_: unknown, { entry, entries, endOf }: Scene): Sentence => {
  const { at } = entry.event;
  const end = endOf(asSent(entry));
  if (end) {
    const key =
      end.event.kind === 'logout' ? 'life_story_refreshed_after_logout' : 'life_story_refreshed_after_revocation';
    return sentence(key, [end, entry], ({ time, span }) => [time(end.event.at), time(at), span(at - end.event.at)]);
  }
  const outcome = outcomeOf(entry, entries);
  if (!outcome) return sentence('life_story_refreshed', [entry]);
  const isReplaced = outcome.event.kind === 'rotated';
  return sentence(isReplaced ? 'life_story_refreshed_rotated' : 'life_story_refreshed_kept', [entry, outcome]);
};

/** Nothing where the refresh that brought it has told of it. */
export const tellOutcome = (_: unknown, { entry, entries, endOf }: Scene): Sentence | null => {
  const { kind, token, facts } = entry.event;
  const sent = kind === 'rotated' ? facts.previous : token;
  const isTold = entries.some(
    (one) =>
      one.event.kind === 'refreshed' &&
      one.event.evidence === 'seen' &&
      one.event.facts.sent === sent &&
      !endOf(asSent(one)) &&
      outcomeOf(one, entries) === entry,
  );
  return isTold ? null : sentence(kind === 'rotated' ? 'life_story_rotated' : 'life_story_kept', [entry]);
};

export const tellRefused = ({ error, sentAt }: Facts<'refresh_refused'>, { entry, entries }: Scene): Sentence => {
  const { at } = entry.event;
  if (error === 'use_dpop_nonce') return sentence('life_story_refused_proof', [entry], ({ time }) => [time(at)]);
  const replaced = error === 'invalid_grant' && replacementOf(entry, entries, sentAt ?? at);
  return replaced
    ? sentence('life_story_refused_reuse', [replaced, entry], ({ time }) => [
        errorName(error),
        time(at),
        time(replaced.event.at),
      ])
    : sentence('life_story_refused', [entry], ({ time }) => [errorName(error), time(at)]);
};

export const tellSilent = ({ error }: Facts<'silent_renew'>, { entry }: Scene): Sentence =>
  error
    ? sentence('life_story_not_renewed', [entry], () => [errorName(error)])
    : sentence('life_story_renewed', [entry]);

/** What replaced the refresh token of a refusal, before it was sent again. */
export const replacementOf = ({ event }: Scene['entry'], entries: Scene['entries'], sentAt: number) => {
  const sent = event.facts.sent ?? event.token;
  return entries.find(
    (one) =>
      one.event.kind === 'rotated' &&
      one.event.evidence === 'seen' &&
      one.event.facts.previous === sent &&
      one.event.at < sentAt,
  );
};

/** A refresh by the token it was sent with, instead of the one it brought. */
const asSent = (entry: Scene['entry']): Scene['entry'] => ({
  ...entry,
  event: { ...entry.event, token: String(entry.event.facts.sent ?? '') },
});

/** Whether the refresh token that was sent was replaced or not, as its answer said. */
const outcomeOf = ({ grant, event }: Scene['entry'], entries: Scene['entries']): Scene['entry'] | undefined =>
  entries.find(
    (one) =>
      one.grant === grant &&
      one.event.evidence === 'seen' &&
      one.event.at >= event.at &&
      ((one.event.kind === 'rotated' && one.event.facts.previous === event.facts.sent) ||
        (one.event.kind === 'not_rotated' && one.event.token === event.facts.sent)),
  );
