import type { EventFacts } from '../../oauth/event-facts';
import { hostOf } from '../origin';
import type { Translate } from '../scope';
import { span } from '../time';
import { errorName, isAccepted } from './event-words';
import { pkceCheck } from './pkce-check';
import { type Scene, type Sentence, sentence } from './sentence';

type Facts<Kind extends keyof EventFacts> = Partial<EventFacts[Kind]>;

export const tellAsked = ({ origin = '', prompt }: Facts<'authorization_request'>, { entry }: Scene): Sentence =>
  sentence(prompt === 'none' ? 'life_story_asked_silently' : 'life_story_asked', [entry], ({ time, wire }) => [
    wire(hostOf(origin)),
    time(entry.event.at),
  ]);

export const tellCallback = (facts: Facts<'callback'>, { entry, entries }: Scene): Sentence => {
  const { at, token } = entry.event;
  const { matches, access, idToken, afterMs } = facts;
  if (matches === false) return sentence('life_story_back_unmatched', [entry], ({ time }) => [time(at)]);
  if (token !== undefined && (token === access || token === idToken))
    return sentence('life_story_back_tokens', [entry], ({ time }) => [time(at)]);
  const asked = requestOf(entry, entries);
  return asked && afterMs !== undefined
    ? sentence('life_story_back_code', [asked, entry], (say) => [say.span(afterMs)])
    : sentence('life_story_back_code_at', [entry], ({ time }) => [time(at)]);
};

export const tellError = ({ error }: Facts<'authorization_error'>, { entry }: Scene): Sentence =>
  sentence('life_story_back_error', [entry], ({ time }) => [errorName(error), time(entry.event.at)]);

export const tellExchange = (facts: Facts<'code_exchange'>, { entry, entries }: Scene): Sentence => {
  const { status, error, hasVerifier } = facts;
  if (status === undefined && error === undefined) return sentence('life_story_exchange_sent', [entry]);
  if (error !== undefined || !isAccepted(Number(status)))
    return sentence('life_story_exchange_refused', [entry], () => [errorName(error, status)]);
  const asked = requestOf(entry, entries);
  if (asked && pkceCheck(entry.event, [asked.event]) === 'life_fact_pkce_fits')
    return sentence('life_story_exchanged_pkce', [asked, entry]);
  return sentence(hasVerifier ? 'life_story_exchanged_verifier' : 'life_story_exchanged', [entry]);
};

export const tellBackend = ({ cookies = 0 }: Facts<'backend_exchange'>, { entry }: Scene): Sentence =>
  sentence('life_story_probably_backend', [entry], () => [String(cookies)]);

export const tellIssued = (facts: Facts<'token_issued'>, { entry }: Scene): Sentence => {
  const key = facts.front ? 'life_story_got_front' : facts.bound ? 'life_story_got_bound' : 'life_story_got';
  return sentence(key, [entry], ({ t }) => [broughtBy(t, facts)]);
};

/** The request of the same grant before an event. */
const requestOf = ({ grant, event }: Scene['entry'], entries: Scene['entries']): Scene['entry'] | undefined =>
  entries.findLast(
    (one) =>
      one.grant === grant &&
      one.event.kind === 'authorization_request' &&
      one.event.evidence === 'seen' &&
      one.event.at <= event.at,
  );

const broughtBy = (t: Translate, { access, refresh, idToken, expiresIn }: Facts<'token_issued'>): string => {
  const life = expiresIn !== undefined && expiresIn > 0 ? span(t, expiresIn * 1_000) : '';
  const names = [
    access && (life ? t('life_story_a_access_for', life) : t('life_story_a_access')),
    refresh && t('life_story_a_refresh'),
    idToken && t('life_story_a_id'),
  ].filter((name) => name !== undefined && name !== '');
  const last = names.pop() ?? t('life_story_a_token');
  return names.length === 0 ? last : t('life_story_and', names.join(t('between_items')), last);
};
