import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Observation } from '../../src/oauth/observation';
import { benchDesk } from './bench-desk';
import { APP, accessToken, body, opaque, seen, tokenExchange } from './login';

vi.mock('../../src/browser', () => import('./mocked-browser'));

let bench: ReturnType<typeof benchDesk>;
beforeEach(() => {
  bench = benchDesk();
});

const withBody = (one: Observation): Observation =>
  one.channel === 'response-header' && one.exchange?.answer
    ? { ...one, exchange: { ...one.exchange, answer: { ...one.exchange.answer, bodyFollows: true } } }
    : one;

const bodyOf = (told: readonly Observation[]): Observation => {
  const found = told.find(({ channel }) => channel === 'response-body');
  if (!found) throw new Error('There is no body.');
  return found;
};

describe('a request', () => {
  it('that the page told of and the browser confirms later counts once', async () => {
    const refresh = opaque();
    const request = { grant_type: 'refresh_token', refresh_token: refresh };
    await bench.take(...tokenExchange(request, { access_token: await accessToken(), token_type: 'Bearer' }));
    expect(bench.desk.inspection.sightings.filter(({ place }) => place.channel === 'request-body')).toMatchObject([
      { count: 1 },
    ]);
  });

  it('that the page told of before the browser did is the browser’s word in the end', async () => {
    const request = { grant_type: 'refresh_token', refresh_token: opaque() };
    const told = tokenExchange(request, { access_token: opaque(), token_type: 'Bearer', refresh_token: opaque() });
    const page = told.filter(({ reportedBy, channel }) => reportedBy === 'page' && channel === 'request-body');
    await bench.take(...page, ...told.filter((observation) => !page.includes(observation)));
    expect(bench.kinds()).toEqual(['refresh proven', 'access proven', 'refresh proven']);
    expect(bench.desk.memory.pending).toHaveLength(1);
  });

  it('that the browser tells of twice under one request counts once', async () => {
    const request = { grant_type: 'refresh_token', refresh_token: opaque() };
    const told = tokenExchange(request, { access_token: opaque(), token_type: 'Bearer' });
    const [url, sent, ...rest] = told.filter(({ reportedBy }) => reportedBy === 'browser');
    if (!url || !sent) throw new Error('There is no request.');
    await bench.take(url, sent, url, sent, ...rest);
    expect(bench.desk.inspection.sightings).toMatchObject([{ count: 1 }]);
    expect(bench.events()).toEqual(['refresh_requested', 'refreshed']);
  });

  it.each([
    ['before', 0],
    ['after', 1],
  ])('whose body comes from the browser itself counts once, told by the page %s', async (_, place) => {
    const request = { grant_type: 'refresh_token', refresh_token: opaque() };
    const told = tokenExchange(request, { access_token: opaque(), token_type: 'Bearer', refresh_token: opaque() });
    const page = told.filter(({ reportedBy }) => reportedBy === 'page');
    const mine = told.filter(({ reportedBy }) => reportedBy === 'browser').map(withBody);
    const body: Observation = { ...bodyOf(page), reportedBy: 'browser', exchange: mine.at(-1)?.exchange ?? null };
    const bodies = [...page];
    bodies.splice(place * bodies.length, 0, body);
    await bench.take(...mine, ...bodies);
    expect(bench.desk.inspection.sightings.map(({ count }) => count)).toEqual([1, 1, 1]);
    expect(bench.events()).toEqual(['refresh_requested', 'refreshed', 'token_issued', 'rotated']);
  });

  it('that no request gave away is proven by the body the browser hands over, and counts once', async () => {
    const url = `${APP}/session`;
    const exchange = { id: 'r', method: 'GET', type: 'xmlhttprequest' };
    const answered = { ...exchange, answer: { status: 200 } };
    const text = body(JSON.stringify({ access_token: opaque(), refresh_token: opaque(), token_type: 'Bearer' }));
    const told = { reportedBy: 'page' as const, exchange: { ...answered, id: 'page' }, fields: text };
    await bench.take(
      seen('request-url', url, { exchange, fields: [{ name: '', value: '/session' }] }),
      withBody(seen('response-header', url, { exchange: answered, fields: [] })),
      seen('response-body', url, told),
      seen('response-body', url, { exchange: answered, fields: text }),
    );
    expect(bench.kinds()).toEqual(['access proven', 'refresh proven']);
    expect(bench.desk.inspection.sightings.map(({ count }) => count)).toEqual([1, 1]);
  });
});
