import { beforeEach, describe, expect, it, vi } from 'vitest';
import { benchDesk } from './bench-desk';
import { accessToken, opaque, tokenExchange } from './login';
import { AS, ask, attempt, back } from './make-attempt';

vi.mock('../../src/browser', () => import('./mocked-browser'));

let bench: ReturnType<typeof benchDesk>;
beforeEach(() => {
  bench = benchDesk();
});

const grants = () => bench.desk.memory.grants;
const renewals = () =>
  grants().flatMap(({ id, events }) =>
    events.filter((one) => one.kind === 'silent_renew').map((one) => ({ ...one, id })),
  );
/** A sign-in from its request to its tokens; in a frame that may ask nothing, where it is silent. */
const signIn = async ({ silent = false, error = '', client = 'spa' } = {}) => {
  const { asked, state, code, verifier } = attempt({ client_id: client, ...(silent && { prompt: 'none' }) });
  const type = silent ? 'sub_frame' : 'main_frame';
  await bench.take(...ask(asked, { type }), ...back({ ...(error ? { error } : { code }), state, iss: AS }, { type }));
  if (error) return;
  await bench.take(
    ...tokenExchange(
      { grant_type: 'authorization_code', client_id: client, code, code_verifier: verifier },
      { access_token: await accessToken(), token_type: 'Bearer', expires_in: 600, refresh_token: opaque() },
    ),
  );
};

describe('a sign-in in a frame that may ask nothing', () => {
  it('renews the newest grant of its client, and is one of its own', async () => {
    await signIn();
    await signIn({ client: 'other' });
    await signIn({ silent: true });
    expect(renewals()).toMatchObject([{ evidence: 'seen', facts: { continues: grants()[0]?.id } }]);
    expect(renewals()[0]?.facts).not.toHaveProperty('error');
    expect(grants()[2]?.events.map(({ kind }) => kind)).toEqual([
      ...['authorization_request', 'callback', 'silent_renew', 'code_exchange', 'token_issued'],
    ]);
    await signIn({ silent: true });
    expect(renewals().at(-1)?.facts.continues).toBe(grants()[2]?.id);
  });

  it('that is refused says how, and is known to its tab without any token', async () => {
    await signIn();
    await signIn({ silent: true, error: 'login_required' });
    expect(renewals()).toMatchObject([{ facts: { error: 'login_required', continues: grants()[0]?.id } }]);
    expect(grants()[1]?.events.map(({ kind }) => kind)).toEqual([
      ...['authorization_request', 'authorization_error', 'silent_renew'],
    ]);
    expect(bench.desk.coverage.grants).toEqual(grants().map(({ id }) => id));
  });

  it('renews nothing where nothing was, or where it has ended', async () => {
    await signIn({ silent: true, error: 'login_required' });
    expect(renewals()[0]?.facts).toEqual({ error: 'login_required' });
    await signIn();
    grants()
      .at(-1)
      ?.events.push({ kind: 'logout', at: Date.now(), evidence: 'seen', facts: { by: 'server', status: 200 } });
    await signIn({ silent: true });
    expect(renewals().at(-1)?.facts).toEqual({});
  });

  it('is none in the window itself, and none that may ask', async () => {
    await signIn();
    const { asked, state, code } = attempt({ prompt: 'none' });
    await bench.take(...ask(asked), ...back({ code, state, iss: AS }));
    const loud = attempt({ prompt: 'login' });
    await bench.take(
      ...ask(loud.asked, { type: 'sub_frame' }),
      ...back({ code: loud.code, state: loud.state }, { type: 'sub_frame' }),
    );
    expect(renewals()).toEqual([]);
  });
});
