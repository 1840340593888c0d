import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import { addDeed, complete, type Deed, type DeedName, deedsOfGrant } from './deeds';
import type { HostName } from './hosts';
import type { Issued, LabLog } from './lab-log';

/** Writes down what the provider at this host is asked, and what it issues, replaces and refuses, as it happens. */
export const keepJournal = (provider: Provider, host: HostName, log: LabLog): void => {
  const tell = (ctx: Context, deed: DeedName, more: Partial<Deed> = {}): Deed =>
    addDeed(log.deeds, { host, client: ctx.oidc?.client?.clientId, headers: ctx.headers, ...more, deed });
  const note = (kind: Issued['kind'], value: string | undefined, client: string): void => {
    if (value !== undefined) log.issued.push({ kind, value, client, at: Date.now() });
  };
  provider.use(async (ctx, next) => {
    const deed = ctx.method === 'OPTIONS' ? undefined : ASKED[ctx.path];
    const asked = deed && tell(ctx, deed);
    await next();
    if (asked) complete(asked, askedIn(ctx, asked.deed));
  });
  provider.on('authorization.success', (ctx, out) => {
    const client = ctx.oidc.client?.clientId ?? '';
    const { code, access_token: access, id_token: id } = textsOf(out);
    note('code', code, client);
    note('access', access, client);
    note('id', id, client);
    tell(ctx, code ? 'code-issued' : 'tokens-issued', { given: { code, access, id } });
  });
  provider.on('grant.success', (ctx) => {
    const client = ctx.oidc.client?.clientId ?? '';
    const { grant_type: type, code_verifier: verifier, refresh_token: before, code } = textsOf(ctx.oidc.params);
    const { access_token: access, refresh_token: after, id_token: id } = textsOf(ctx.body);
    note('code-verifier', verifier, client);
    note('access', access, client);
    note('refresh', after, client);
    note('id', id, client);
    if (before !== undefined && after !== undefined) log.refreshed.push({ client, before, after, at: Date.now() });
    const { granted } = deedsOfGrant(type);
    for (const deed of granted) {
      tell(ctx, deed, {
        sent: before ?? code,
        ...(deed === granted.at(-1) && { given: { access, refresh: after, id } }),
      });
    }
  });
  provider.on('grant.error', (ctx, { status, error }) => {
    log.refused.push({ host, status, error, at: Date.now() });
    const { grant_type: type, refresh_token: refresh, code } = textsOf(ctx.oidc.params);
    tell(ctx, deedsOfGrant(type).refused, { sent: refresh ?? code, status, error });
  });
  provider.on('authorization.error', (ctx, { status, error }) => {
    log.refused.push({ host, status, error, at: Date.now() });
    tell(ctx, 'authorization-refused', { error });
  });
  provider.on('end_session.success', (ctx) => void tell(ctx, 'session-ended'));
};

/** Of a request; what the provider knows of it is there once it has begun to answer. */
type Context = Pick<KoaContextWithOIDC, 'headers' | 'status'> & Partial<Pick<KoaContextWithOIDC, 'oidc'>>;

/** What a request to an address of the provider asks for. */
const ASKED: Record<string, DeedName> = {
  '/.well-known/openid-configuration': 'metadata-read',
  '/auth': 'authorization-asked',
  '/token': 'tokens-asked',
  '/token/revocation': 'revocation-asked',
  '/session/end': 'logout-asked',
};

/** What the request turned out to say. */
const askedIn = (ctx: Context, deed: DeedName): Partial<Deed> => {
  const {
    grant_type: type,
    prompt,
    code,
    refresh_token: refresh,
    token,
    id_token_hint: hint,
  } = textsOf(ctx.oidc?.params);
  return {
    deed: deed === 'tokens-asked' ? deedsOfGrant(type).asked : deed,
    client: ctx.oidc?.client?.clientId,
    prompt,
    sent: code ?? refresh ?? token ?? hint,
    status: ctx.status,
  };
};

/** The texts of an object, by name. */
const textsOf = (value: unknown): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(value && typeof value === 'object' ? value : {}).filter(([, one]) => typeof one === 'string'),
  );
