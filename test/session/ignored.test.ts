import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Place } from '../../src/oauth/sighting';
import type { Finding } from '../../src/rules/finding';
import { emptyInspection, type Inspection } from '../../src/session/inspection';
import { makeOpaque } from '../oauth/make-token';
import { type FakeBrowser, fakeBrowser } from './fake-browser';
import { APP } from './login';

let fake: FakeBrowser;
vi.mock('../../src/browser', () => ({
  get browser() {
    return fake.browser;
  },
  patternOf: (origin: string) => `${origin}/*`,
}));

/** As a worker that has just started finds it. */
const startWorker = async () => {
  vi.resetModules();
  const { ignored } = await import('../../src/session/ignored');
  const { ignoreExposure, restoreEntry, restoreExposure } = await import('../../src/session/ignore-exposure');
  const { store } = await import('../../src/session/store');
  return { ignored, ignoreExposure, restoreEntry, restoreExposure, store };
};

const place: Place = { channel: 'local-storage', host: 'app.spa.test', key: 'session › refresh_token' };
const name = { rule: 'rt-in-local-storage', site: APP, place };
const finding = (more: Partial<Finding> = {}): Finding => ({
  ...name,
  severity: 'high',
  certainty: 'proven',
  token: '0123456789abcdef',
  at: 0,
  last: 0,
  count: 1,
  facts: { length: 30 },
  ...more,
});
const inspectionWith = (...findings: Finding[]): Inspection => ({ ...emptyInspection(1, APP, true), findings });
const reasons = ({ findings }: Inspection) => findings.map(({ facts }) => facts.ignored);
const kept = () => fake.session['inspection:1'] as Inspection;

beforeEach(() => {
  fake = fakeBrowser();
  fake.tabs.set(1, `${APP}/`);
  fake.session['inspection:1'] = inspectionWith(finding());
});

describe('an ignored exposure', () => {
  it('of a private window leaves nothing on disk, is known to the next worker, and goes with the tab', async () => {
    fake.privateTabs.add(1);
    const { ignoreExposure, store } = await startWorker();
    await ignoreExposure(1, name, 'mine');
    await store.flush();
    expect(reasons(kept())).toEqual(['mine']);
    expect(fake.local).toEqual({});
    const next = await startWorker();
    const inspection = inspectionWith(finding());
    await next.ignored.mark(inspection);
    expect(reasons(inspection)).toEqual(['mine']);
    await next.restoreExposure(1, name);
    await next.store.flush();
    expect(reasons(kept())).toEqual([undefined]);
    next.ignored.forget(1);
    await next.store.flush();
    expect(Object.keys(fake.session)).toEqual(['inspection:1']);
  });

  it('stays listed, with the reason, and counts again when it is restored', async () => {
    const { ignoreExposure, restoreExposure, store } = await startWorker();
    await ignoreExposure(1, name, ' the test user’s own ');
    await store.flush();
    expect(kept().findings).toEqual([finding({ facts: { length: 30, ignored: 'the test user’s own' } })]);
    await restoreExposure(1, name);
    await store.flush();
    expect(kept().findings).toEqual([finding()]);
    expect(fake.local.ignored).toEqual([]);
  });

  it('counts again when it is restored from the list, where its place is a hash alone', async () => {
    const { ignoreExposure, restoreEntry, store } = await startWorker();
    await ignoreExposure(1, name, 'mine');
    const [entry] = fake.local.ignored as { rule: string; site: string; place: string }[];
    if (!entry) throw new Error('Nothing was ignored');
    await restoreEntry({ ...entry, place: 'another' });
    expect(fake.local.ignored).toHaveLength(1);
    await restoreEntry(entry);
    await store.flush();
    expect(fake.local.ignored).toEqual([]);
    expect(kept().findings).toEqual([finding()]);
  });

  it('is one of a rule, a site and a place, whichever token it is about', async () => {
    const { ignored } = await startWorker();
    await ignored.add(name, 'mine', 0);
    const inspection = inspectionWith(
      finding({ token: 'fedcba9876543210' }),
      finding({ rule: 'rt-in-url' }),
      finding({ site: 'https://bff.web.test' }),
      finding({ place: { ...place, key: 'other' } }),
    );
    await ignored.mark(inspection);
    expect(reasons(inspection)).toEqual(['mine', undefined, undefined, undefined]);
  });

  it('is known to the next worker, and one without a place too', async () => {
    const { place: _, ...placeless } = finding({ rule: 'clock-skew' });
    await (await startWorker()).ignored.add({ ...name, rule: 'clock-skew', place: null }, 'known', 0);
    const inspection = inspectionWith(placeless, finding({ rule: 'clock-skew' }));
    await (await startWorker()).ignored.mark(inspection);
    expect(reasons(inspection)).toEqual(['known', undefined]);
  });

  it('leaves on the disk neither its place nor a token, not even one that was pasted into the reason', async () => {
    const { ignoreExposure } = await startWorker();
    const secret = makeOpaque();
    await ignoreExposure(1, name, `it is only ${secret}`);
    const disk = JSON.stringify(fake.local);
    expect(disk).toContain('it is only');
    for (const part of [secret, place.key, place.host.slice(0, 3) + place.key, '0123456789abcdef'])
      expect(disk).not.toContain(part);
  });

  it('takes the new reason where there was one', async () => {
    const { ignored } = await startWorker();
    await ignored.add(name, 'first', 0);
    await ignored.add(name, 'second', 1);
    expect(fake.local.ignored).toMatchObject([{ reason: 'second', at: 1 }]);
  });

  it('is not made of what is not there', async () => {
    const { ignoreExposure } = await startWorker();
    await ignoreExposure(1, { ...name, rule: 'rt-in-url' }, 'why');
    await ignoreExposure(2, name, 'why');
    expect(fake.local.ignored).toBeUndefined();
  });

  it('is not made of what something else has written', async () => {
    fake.local.ignored = ['x', null, { rule: 1 }];
    const { ignored } = await startWorker();
    const inspection = inspectionWith(finding());
    await ignored.mark(inspection);
    expect(reasons(inspection)).toEqual([undefined]);
  });
});
