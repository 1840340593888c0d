import type { EventFacts } from '../../oauth/event-facts';
import { isRevocation, signsOut } from './ended-before';
import { type Scene, type Sentence, sentence } from './sentence';

type Facts<Kind extends keyof EventFacts> = Partial<EventFacts[Kind]>;

export const tellRevoked = (
  { status = 200 }: Facts<'revoked'>,
  { entry, entries, refreshes, labelOf }: Scene,
): Sentence => {
  const { at, token } = entry.event;
  const isAccess = entries.some(({ event: { facts } }) => token !== undefined && facts.access === token);
  const isRefresh = token !== undefined && refreshes.has(token);
  const named = isAccess ? 'life_story_the_access' : isRefresh ? 'life_story_the_refresh' : 'life_story_the_token';
  const key = isRevocation(entry) ? 'life_story_revoked' : 'life_story_not_revoked';
  return sentence(key, [entry], ({ t, time }) => [time(at), t(named, labelOf(token)), String(status)]);
};

export const tellInferred = (_: unknown, { entry }: Scene): Sentence =>
  sentence('life_story_probably_revoked', [entry], ({ time }) => [time(entry.event.at)]);

const LOGOUT: Record<EventFacts['logout']['by'], string> = {
  server: 'life_story_logout_server',
  'front-channel': 'life_story_logout_front',
  app: 'life_story_logout_app',
};

export const tellLogout = ({ by = 'app', status = 0 }: Facts<'logout'>, { entry }: Scene): Sentence =>
  signsOut(entry)
    ? sentence(LOGOUT[by], [entry], ({ time }) => [time(entry.event.at)])
    : sentence('life_story_logout_refused', [entry], ({ time }) => [time(entry.event.at), String(status)]);

export const tellExpired = (_: unknown, { entry, labelOf }: Scene): Sentence =>
  sentence('life_story_expired', [entry], ({ time }) => [labelOf(entry.event.token), time(entry.event.at)]);

const AGAIN: Record<EventFacts['new_grant']['after'], string> = {
  logout: 'life_story_again_logout',
  refused: 'life_story_again_refused',
  revoked: 'life_story_again_revoked',
};

export const tellAgain = ({ after = 'logout' }: Facts<'new_grant'>, { entry }: Scene): Sentence =>
  sentence(AGAIN[after], [entry]);
