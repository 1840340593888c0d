import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Observation } from '../../src/oauth/observation';
import { benchDesk } from './bench-desk';
import { API, apiCall, body, seen, tokenExchange } from './login';

vi.mock('../../src/browser', () => import('./mocked-browser'));

let bench: ReturnType<typeof benchDesk>;
beforeEach(() => {
  bench = benchDesk();
});

/** As a worker hears of it that has just woken: what the page has read, and then what the browser saw of the answer. */
const headLast = (told: readonly Observation[]): Observation[] => [
  ...told.filter(({ channel }) => channel !== 'response-header'),
  ...told.filter(({ channel }) => channel === 'response-header'),
];

const last = () => bench.desk.memory.grants[0]?.events.findLast(({ kind }) => kind !== 'revoked_inferred');

describe('where the body of an answer is told before its headers', () => {
  it('a refusal is told by the error in it', async () => {
    const { refresh } = await bench.signIn();
    const request = { grant_type: 'refresh_token', client_id: 'spa', refresh_token: refresh };
    const at = Date.now() + 1_000;
    await bench.take(...headLast(tokenExchange(request, { error: 'invalid_grant' }, { status: 400, at })));
    expect(last()).toMatchObject({ kind: 'refresh_refused', facts: { error: 'invalid_grant' } });
    expect(bench.events().filter((kind) => kind === 'revoked_inferred')).toHaveLength(1);
  });

  it('what the headers say of an API’s refusal is not lost', async () => {
    const { access } = await bench.signIn();
    const at = Date.now() + 1_000;
    const url = `${API}/orders`;
    const page = { id: 'page', method: 'GET', type: 'fetch', answer: { status: 401 } };
    const told = seen('response-body', url, {
      at: at + 20,
      reportedBy: 'page',
      exchange: page,
      fields: body(JSON.stringify({ error: 'invalid_token' })),
    });
    await bench.take(...headLast([...apiCall(access, { status: 401, error: 'invalid_token', at }), told]));
    expect(last()).toMatchObject({ kind: 'token_rejected', facts: { status: 401, error: 'invalid_token' } });
  });
});
