import { originOf } from '../oauth/address';
import type { Message } from '../oauth/message';
import { isAtIssuer } from '../oauth/metadata-message';
import type { Observation } from '../oauth/observation';
import { siteOf } from '../oauth/parties';
import type { Sighted } from '../oauth/sight';
import type { Server } from '../rules/rule';
import type { Desk, Moment } from './desk';
import { type Happened, happen } from './grants';
import type { SiteMemory } from './site-memory';
import { audienceOf } from './uses';

const MOST = 50;
const MOST_SERVERS = 20;

/** Who is who: issuers by their own messages, APIs by the audience of their tokens. Metadata is news to the grants of its server. */
export const learn = (
  { memory }: Desk,
  { seen, message }: Sighted,
  { url, at }: Observation,
  { pageOnly }: Moment,
): Happened[] => {
  add(memory.hosts, new URL(url).host);
  if (message !== null && BY_ISSUERS.has(message.says)) add(memory.issuers, siteOf(url));
  for (const { token } of seen)
    if (token.kind === 'access') for (const origin of audienceOf(token)) add(memory.apis, origin);
  if (message?.says !== 'metadata') return [];
  add(memory.revocation, message.revocationEndpoint);
  add(memory.introspection, message.introspectionEndpoint);
  add(memory.logout, message.logoutEndpoint);
  // What a page alone says of a server would be judged by as the server's own word.
  return pageOnly ? [] : discovered(memory, message, url, at);
};

const BY_ISSUERS: ReadonlySet<Message<string>['says']> = new Set([
  'token-response',
  'metadata',
  'authorization-request',
  'pushed-response',
]);

const discovered = (
  memory: SiteMemory,
  { issuer, promisesIssuer = false, jwksUri, mtls = false, weak = [] }: Extract<Message<string>, { says: 'metadata' }>,
  url: string,
  at: number,
): Happened[] => {
  const { origin, pathname } = new URL(url);
  const isMine = isAtIssuer(issuer, origin + pathname);
  const server: Server = {
    issuer,
    origin,
    isAtIssuer: isMine,
    promisesIssuer,
    ...(jwksUri && { jwksUri }),
    mtls,
    weak,
  };
  const others = memory.servers.filter((one) => one.issuer !== issuer || one.origin !== origin);
  memory.servers = [...others, server].slice(-MOST_SERVERS);
  return memory.grants
    .filter(
      (grant) =>
        (grant.issuer === issuer || originOf(grant.issuer) === origin) &&
        // What is told late may be from before it began.
        (grant.events[0]?.at ?? at) <= at &&
        grant.events.every(({ kind, facts }) => kind !== 'discovery' || facts.issuer !== issuer),
    )
    .map((grant) => happen(grant, 'discovery', at, undefined, { issuer }));
};

const add = (list: string[], name: string | undefined): void => {
  if (name !== undefined && name !== '' && !list.includes(name) && list.length < MOST) list.push(name);
};
