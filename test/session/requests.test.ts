import { expect, it, vi } from 'vitest';
import { takeIn } from '../../src/session/intake';
import { benchDesk } from './bench-desk';
import { APP, opaque, tokenExchange } from './login';

vi.mock('../../src/browser', () => import('./mocked-browser'));

it('tells two requests of a page apart by when it sent them, though its account of the first comes after the second began', async () => {
  const bench = benchDesk();
  const { refresh } = await bench.signIn();
  const at = Date.now() + 1_000;
  const asks = { grant_type: 'refresh_token', client_id: 'spa', refresh_token: refresh };
  const refused = tokenExchange(asks, { error: 'use_dpop_nonce' }, { status: 400, at });
  const granted = tokenExchange(asks, { access_token: opaque(), token_type: 'DPoP' }, { at: at + 40 });
  const isPages = ({ reportedBy }: (typeof refused)[number]) => reportedBy === 'page';
  const isAsked = ({ channel }: (typeof refused)[number]) => channel.startsWith('request-');
  const told = refused.filter(isPages).map((one) => ({
    ...one,
    at: at + 45,
    exchange: one.exchange && { ...one.exchange, sentAt: at },
  }));
  await bench.take(
    ...refused.filter((one) => !isPages(one)),
    ...granted.filter((one) => !isPages(one) && isAsked(one)),
    ...told,
    ...granted.filter((one) => isPages(one) || !isAsked(one)),
  );
  const [grant] = bench.desk.memory.grants;
  expect(grant?.events.slice(-6).map(({ kind, facts }) => [kind, facts.error].join(' ').trim())).toEqual([
    'refresh_requested',
    'refresh_refused use_dpop_nonce',
    'refresh_requested',
    'refreshed',
    'token_issued',
    'not_rotated',
  ]);
});

it('is to be written at once with its headers, which may bind it to a key: its answer may find another worker', async () => {
  const { desk } = benchDesk();
  const asks = { grant_type: 'authorization_code', client_id: 'spa', code: opaque() };
  const headers = [{ name: 'authorization', value: `Basic ${btoa(`spa:${opaque()}`)}` }];
  const taken: string[] = [];
  for (const one of tokenExchange(asks, {}, { headers }))
    if (one.reportedBy === 'browser') taken.push(`${one.channel} ${await takeIn(desk, one, APP)}`);
  expect(taken).toEqual([
    'request-url something',
    'request-body request',
    'request-header request',
    'response-header answer',
  ]);
});
