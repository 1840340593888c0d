import type { Facts, Grant } from '../oauth/grant';
import { endingOf, grantBefore } from './endings';
import { type Happened, happen, lastOf } from './grants';
import type { SiteMemory } from './site-memory';

/**
 * A sign-in in a frame that may ask the user nothing has come to an end (E9s), with or without an error. What has ended
 * before is renewed by nothing: tokens that come then are a new sign-in.
 */
export const silentlyRenewed = (
  memory: SiteMemory,
  grant: Grant,
  at: number,
  error: string | undefined,
): Happened[] => {
  const asked = lastOf(grant, 'authorization_request');
  const isSilent = asked?.facts.prompt === 'none' && asked.facts.framed === true;
  if (!isSilent || grant.events.some(({ kind }) => kind === 'silent_renew')) return [];
  const facts: Facts = {};
  if (error !== undefined) facts.error = error;
  const earlier = grantBefore(memory, grant);
  if (earlier && endingOf(earlier) === undefined) facts.continues = earlier.id;
  return [happen(grant, 'silent_renew', at, undefined, facts)];
};
