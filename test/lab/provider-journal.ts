import type { Provider } from 'oidc-provider';
import type { Issued, LabLog } from './lab-log';

/** Writes down what the provider issues, replaces and refuses, as it happens. */
export const keepJournal = (provider: Provider, log: LabLog): void => {
  const note = (kind: Issued['kind'], value: unknown, client: string): void => {
    if (typeof value === 'string') log.issued.push({ kind, value, client, at: Date.now() });
  };
  provider.on('authorization.success', (ctx, out) => {
    const client = ctx.oidc.client?.clientId ?? '';
    note('code', out?.code, client);
    note('access', out?.access_token, client);
    note('id', out?.id_token, client);
  });
  provider.on('grant.success', (ctx) => {
    const client = ctx.oidc.client?.clientId ?? '';
    const { code_verifier: verifier, refresh_token: before } = ctx.oidc.params ?? {};
    const { access_token: access, refresh_token: after, id_token: id } = bodyOf(ctx.body);
    note('code-verifier', verifier, client);
    note('access', access, client);
    note('refresh', after, client);
    note('id', id, client);
    if (typeof before === 'string' && typeof after === 'string') {
      log.refreshed.push({ client, before, after, at: Date.now() });
    }
  });
  const refuse = (status: number, error: string): void => {
    log.refused.push({ host: 'login', status, error, at: Date.now() });
  };
  provider.on('grant.error', (_ctx, { status, error }) => refuse(status, error));
  provider.on('authorization.error', (_ctx, { status, error }) => refuse(status, error));
};

const bodyOf = (body: unknown): Record<string, unknown> => (body && typeof body === 'object' ? { ...body } : {});
