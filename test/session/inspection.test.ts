import { beforeEach, describe, expect, it, vi } from 'vitest';
import { benchDesk } from './bench-desk';
import { shapeProblems } from './inspection-shape';
import { APP, accessToken, apiCall, inLocalStorage, opaque, tokenExchange } from './login';

vi.mock('../../src/browser', () => import('./mocked-browser'));

let bench: ReturnType<typeof benchDesk>;
beforeEach(() => {
  bench = benchDesk();
});

describe('the inspection', () => {
  it('has the shape that other tools read, after all that a login can bring', async () => {
    const { access, refresh } = await bench.signIn(opaque(), {
      id_token: await accessToken({ nonce: opaque() }),
      refresh_expires_in: 3_600,
    });
    await bench.take(
      ...apiCall(access),
      ...apiCall(await accessToken({ exp: 1 }), { status: 401, error: 'invalid_token' }),
      inLocalStorage('session', JSON.stringify({ access_token: access, refresh_token: refresh })),
      ...tokenExchange(
        { grant_type: 'refresh_token', refresh_token: refresh },
        { access_token: opaque(), token_type: 'Bearer', expires_in: 60 },
        { at: Date.now() + 900 },
      ),
    );
    expect(bench.desk.inspection.findings.length).toBeGreaterThan(3);
    expect(shapeProblems(structuredClone(bench.desk.inspection))).toEqual([]);
  });

  it('is seen to have another shape when it has', () => {
    const sighting = {
      token: '0123456789abcdef',
      site: APP,
      place: { channel: 'cookie', host: 'x' },
      at: 1,
      last: 1,
      count: 1,
      party: null,
    };
    expect(shapeProblems({ ...bench.desk.inspection, since: 5 })).toEqual(['inspection.since: not in the shape']);
    expect(shapeProblems({ ...bench.desk.inspection, sightings: [{ ...sighting, party: 'fourth' }] })).toEqual([
      'sighting.party: missing or wrong',
    ]);
    expect(
      shapeProblems({ ...bench.desk.inspection, sightings: [{ ...sighting, place: { channel: 'x', host: 'x' } }] }),
    ).toEqual(['place.channel: missing or wrong']);
  });
});
