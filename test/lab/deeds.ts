import type { IncomingHttpHeaders } from 'node:http';
import type { HostName } from './hosts';
import type { LabLog } from './lab-log';

/** What a server was asked to do, and what it did, in its own words. */
export type DeedName =
  | 'metadata-read'
  | 'authorization-asked'
  | 'authorization-refused'
  | 'code-issued'
  | 'code-sent'
  | 'code-redeemed'
  | 'code-refused'
  | 'refresh-asked'
  | 'refresh-granted'
  | 'refresh-refused'
  /** Asked by another grant type, or not yet known by which. */
  | 'tokens-asked'
  | 'tokens-refused'
  /** For a code, by another grant type, or in the front channel. */
  | 'tokens-issued'
  | 'revocation-asked'
  | 'logout-asked'
  | 'session-ended'
  | 'call-accepted'
  | 'call-refused';

/** One line of the servers' own journal. What was asked stands where it came, and is completed when it is answered. */
export type Deed = {
  /** ms since the epoch, this computer's clock. */
  at: number;
  /** The server. */
  host: HostName;
  /** Id of the OAuth client; empty where the server does not know it. */
  client: string;
  deed: DeedName;
  /** The value that the request carried: code, refresh token, ID token hint, or the token of a call. */
  sent?: string;
  /** The values of the answer. */
  given?: Given;
  /** OpenID Connect Core §3.1.2.1. */
  prompt?: string;
  /** HTTP status of the answer. */
  status?: number;
  /** The OAuth error code of the answer. */
  error?: string;
  /** Asked from server to server, where no browser can see it. */
  backChannel?: true;
};

type Given = Partial<Record<'code' | 'access' | 'refresh' | 'id', string>>;

/** Adds a deed of this moment without what is undefined or empty, and answers it. `headers`: of the request. */
export const addDeed = (
  deeds: Deed[],
  { host, client = '', deed, given, headers = {}, ...more }: Omit<Deed, 'at' | 'client'> & Told,
): Deed => {
  const added = {
    at: Date.now(),
    host,
    client,
    deed,
    ...filled({ ...more, given: given && filled(given), backChannel: isBackChannel(headers) }),
  };
  deeds.push(added);
  return added;
};

type Told = { client?: string; headers?: IncomingHttpHeaders };

/** Completes what was asked. */
export const complete = (deed: Deed, more: Partial<Deed>): void => void Object.assign(deed, filled(more));

/** A request header that only the lab's own servers send; browsers do not know of it. */
export const BACK_CHANNEL = { 'x-lab-back-channel': 'yes' };

const isBackChannel = (headers: IncomingHttpHeaders): true | undefined =>
  headers['x-lab-back-channel'] ? true : undefined;

const filled = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined && one !== '')) as T;

/** Tells that an API was called with a token, whose client it does not know but the journal does. */
export const tellCall = (
  { deeds, issued }: Pick<LabLog, 'deeds' | 'issued'>,
  { sent, status, ...call }: Pick<Deed, 'host' | 'error'> & Told & { sent: string; status: number },
): void => {
  const client = issued.find(({ value }) => value === sent)?.client;
  addDeed(deeds, { ...call, client, sent, status, deed: status < 400 ? 'call-accepted' : 'call-refused' });
};

type OfGrant = { asked: DeedName; granted: readonly DeedName[]; refused: DeedName };

const BY_GRANT_TYPE: Record<string, OfGrant> = {
  authorization_code: { asked: 'code-sent', granted: ['code-redeemed', 'tokens-issued'], refused: 'code-refused' },
  refresh_token: { asked: 'refresh-asked', granted: ['refresh-granted'], refused: 'refresh-refused' },
};

const OTHER: OfGrant = { asked: 'tokens-asked', granted: ['tokens-issued'], refused: 'tokens-refused' };

/** What a token request and its answer are called; the last of `granted` has what is given. */
export const deedsOfGrant = (grantType: unknown): OfGrant => BY_GRANT_TYPE[String(grantType)] ?? OTHER;
