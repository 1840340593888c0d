import type { EventFacts } from '../../oauth/event-facts';
import type { EventKind, Facts } from '../../oauth/grant';
import { channelKey } from '../channels';
import { isolated } from '../legible';
import { hostOf } from '../origin';
import type { Translate } from '../scope';
import type { Entry, Lane } from './lane';

/** Where an event took place: the host it went to or came from, or the store a token lies in. '' where that was not seen. */
export const eventPlace = (t: Translate, { event }: Pick<Entry, 'event'>, { issuer }: Pick<Lane, 'issuer'>): string => {
  const place = PLACES[event.kind] as (facts: Facts, from: Asked) => string | undefined;
  return isolated(place(event.facts, { t, server: hostOf(issuer) }) ?? '', LONGEST);
};

/** `server`: the host of the authorization server. */
type Asked = { t: Translate; server: string };
type Places = { [Kind in EventKind]: (facts: Partial<EventFacts[Kind]>, asked: Asked) => string | undefined };

const LONGEST = 253;

const atServer = (_: unknown, { server }: Asked): string => server;
const nowhere = (): string => '';
const atTarget = ({ target }: Partial<EventFacts['token_used']>): string | undefined => target;

const PLACES: Places = {
  discovery: ({ issuer = '' }) => hostOf(issuer),
  authorization_request: ({ origin = '' }) => hostOf(origin),
  callback: nowhere,
  authorization_error: atServer,
  code_exchange: atServer,
  backend_exchange: nowhere,
  token_issued: atServer,
  token_stored: ({ channel, key = '' }, { t }) => (channel ? `${t(channelKey(channel))} ${key}` : key),
  token_used: atTarget,
  token_rejected: atTarget,
  expired: nowhere,
  refresh_requested: atServer,
  refreshed: atServer,
  rotated: atServer,
  not_rotated: atServer,
  refresh_refused: atServer,
  silent_renew: atServer,
  revoked: atServer,
  revoked_inferred: ({ target }, { server }) => target ?? server,
  logout: ({ by }, { server }) => (by === 'app' ? '' : server),
  new_grant: nowhere,
};
