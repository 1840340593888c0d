import type { EventKind, LifecycleEvent } from '../../oauth/grant';
import type { Channel } from '../../oauth/sighting';
import { CHANNELS, channelKey } from '../channels';
import { hostOf } from '../origin';
import type { Translate } from '../scope';
import { clockTime, span } from '../time';
import { wireText } from './event-words';

type Value = string | number | boolean;

/** Around a fact: its event, and the names tokens go by. */
export type Said = { t: Translate; event: LifecycleEvent; labelOf: (token: string, prefix: string) => string };

/** How one fact is told. `name`: a message, or a term of the protocol as it is; `in`: only of these kinds. */
type Shown = {
  fact: string;
  name: string;
  value: (value: Value, said: Said) => string | null;
  in?: readonly EventKind[];
};

const text = (value: Value): string => wireText(String(value));
const host = (value: Value): string => wireText(hostOf(String(value)));
const yes = (value: Value, { t }: Said): string => t(value === true ? 'life_yes' : 'life_no');
const ifTrue = (value: Value, said: Said): string | null => (value === true ? yes(value, said) : null);
const time = (value: Value, { t }: Said): string => span(t, Number(value));
const seconds = (value: Value, { t }: Said): string => `${text(value)} (${span(t, Number(value) * 1_000)})`;
const count = (value: Value): string | null => (Number(value) > 1 ? String(value) : null);
const sent = (_: Value, { t }: Said): string => t('life_fact_sent');

/** A word of the session by the message that says it; nothing for a word that is not known. */
const word =
  (words: Readonly<Record<string, string>>) =>
  (value: Value, { t }: Said): string | null =>
    Object.hasOwn(words, String(value)) ? t(words[String(value)] ?? '') : null;

const label =
  (prefix: string) =>
  (value: Value, { labelOf }: Said): string =>
    labelOf(String(value), prefix);

const left = (value: Value, { t }: Said): string =>
  Number(value) < 0 ? t('life_fact_left_over', span(t, Number(value))) : span(t, Number(value));

const overlap = (value: Value, { t }: Said): string =>
  Number(value) < 0 ? t('life_fact_overlap_none') : span(t, Number(value));

const PARTIES = {
  first: 'life_fact_party_first',
  issuer: 'life_fact_party_issuer',
  api: 'life_fact_party_api',
  third: 'life_fact_party_third',
};

const LOGOUTS = {
  server: 'life_fact_logout_server',
  'front-channel': 'life_fact_logout_front',
  app: 'life_fact_logout_app',
};

const place = (value: Value, { t }: Said): string | null =>
  Object.hasOwn(CHANNELS, String(value)) ? t(channelKey(value as Channel)) : null;

/** Which events name by `token` what no other fact of theirs names. */
const TOLD_BY_TOKEN: readonly EventKind[] = [
  ...(['token_stored', 'token_used', 'token_rejected', 'expired', 'refresh_requested', 'not_rotated'] as const),
  ...(['refresh_refused', 'revoked', 'revoked_inferred', 'refreshed', 'rotated'] as const),
];
const CODES: readonly EventKind[] = ['callback', 'code_exchange', 'backend_exchange'];
const USES: readonly EventKind[] = ['token_used', 'token_rejected'];

/** The facts of all events, in the order they are told. What identifies a request or a browser is said to be there, never shown. */
export const SHOWN: readonly Shown[] = [
  { fact: 'origin', name: 'life_fact_endpoint', value: host, in: ['authorization_request'] },
  { fact: 'target', name: 'life_fact_receiver', value: text },
  { fact: 'token', name: 'life_fact_code', value: label('co'), in: CODES },
  { fact: 'token', name: 'life_fact_token', value: label('tk'), in: TOLD_BY_TOKEN },
  { fact: 'access', name: 'access_token', value: label('at') },
  { fact: 'refresh', name: 'refresh_token', value: label('rt') },
  { fact: 'idToken', name: 'id_token', value: label('id') },
  { fact: 'sent', name: 'refresh_token', value: label('rt'), in: ['refreshed'] },
  { fact: 'previous', name: 'life_fact_replaces', value: label('rt') },
  { fact: 'replaces', name: 'life_fact_replaces', value: label('at') },
  { fact: 'overlapMs', name: 'life_fact_overlap', value: overlap },
  { fact: 'tokenType', name: 'token_type', value: text },
  { fact: 'expiresIn', name: 'expires_in', value: seconds },
  { fact: 'refreshExpiresIn', name: 'refresh_expires_in', value: seconds },
  {
    fact: 'refreshEnds',
    name: 'life_fact_refresh_end',
    value: (value, { event }) => clockTime(Number(value), event.at),
  },
  {
    fact: 'refreshEndless',
    name: 'life_fact_refresh_end',
    value: (value, { t }) => (value === true ? t('life_fact_no_end') : null),
  },
  { fact: 'responseType', name: 'response_type', value: text },
  { fact: 'responseMode', name: 'response_mode', value: text },
  { fact: 'mode', name: 'response_mode', value: text },
  { fact: 'redirect', name: 'redirect_uri', value: text },
  { fact: 'openid', name: 'scope', value: (value) => (value === true ? 'openid …' : null) },
  { fact: 'prompt', name: 'prompt', value: text },
  { fact: 'state', name: 'state', value: sent, in: ['authorization_request'] },
  { fact: 'nonce', name: 'nonce', value: sent, in: ['authorization_request'] },
  { fact: 'challenge', name: 'code_challenge', value: sent, in: ['authorization_request'] },
  { fact: 'method', name: 'code_challenge_method', value: text },
  {
    fact: 'elsewhere',
    name: 'request_uri',
    value: (value, { t }) => (value === true ? t('life_fact_elsewhere') : null),
  },
  {
    fact: 'framed',
    name: 'life_fact_frame',
    value: (value, { t }) => (value === true ? t('life_fact_in_frame') : null),
  },
  {
    fact: 'matches',
    name: 'state',
    value: (value, { t }) => t(value === true ? 'life_fact_state_fits' : 'life_fact_state_differs'),
  },
  { fact: 'issuer', name: 'iss', value: text },
  {
    fact: 'authenticated',
    name: 'life_fact_client_auth',
    value: (value, { t, event }) => authentication(t, value, event),
  },
  { fact: 'bound', name: 'life_fact_dpop', value: yes, in: ['code_exchange', 'refresh_requested', 'not_rotated'] },
  { fact: 'bound', name: 'life_fact_bound', value: yes, in: ['token_issued'] },
  { fact: 'scheme', name: 'Authorization', value: text },
  { fact: 'proof', name: 'life_fact_dpop', value: ifTrue },
  { fact: 'replayed', name: 'jti', value: (value, { t }) => (value === true ? t('life_fact_replayed') : null) },
  { fact: 'status', name: 'life_fact_status', value: text },
  { fact: 'error', name: 'error', value: (value) => text(value).replace(/^http_(?=\d+$)/, 'HTTP ') },
  { fact: 'count', name: 'life_fact_times', value: count },
  { fact: 'folded', name: 'life_fact_folded', value: text },
  { fact: 'leftMs', name: 'life_fact_left', value: left },
  { fact: 'party', name: 'life_fact_party', value: word(PARTIES) },
  { fact: 'isAudience', name: 'life_fact_audience', value: yes, in: USES },
  { fact: 'open', name: 'life_fact_open', value: ifTrue },
  { fact: 'channel', name: 'row_place', value: place },
  { fact: 'host', name: 'life_fact_endpoint', value: text },
  { fact: 'key', name: 'row_key', value: text },
  { fact: 'cookies', name: 'life_fact_cookies', value: text },
  { fact: 'source', name: 'life_fact_source', value: text },
  { fact: 'by', name: 'life_fact_signed_out', value: word(LOGOUTS), in: ['logout'] },
  { fact: 'afterMs', name: 'life_fact_after', value: time, in: ['callback', 'code_exchange'] },
  { fact: 'afterMs', name: 'life_fact_after_issue', value: time, in: ['token_stored'] },
];

const AUTHENTICATION: Readonly<Record<string, string>> = {
  secret: 'client_secret',
  basic: 'Authorization: Basic',
  assertion: 'client_assertion',
};

const authentication = (t: Translate, value: Value, { facts: { by } }: LifecycleEvent): string =>
  value === true ? (AUTHENTICATION[String(by)] ?? t('life_yes')) : t('life_fact_auth_none');
