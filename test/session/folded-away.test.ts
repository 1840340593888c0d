import { expect, it, vi } from 'vitest';
import { benchDesk } from './bench-desk';
import { inLocalStorage, opaque } from './login';

vi.mock('../../src/browser', () => import('./mocked-browser'));

it('leaves folded away what a further look at storage tells again, and counts it once', async () => {
  const bench = benchDesk();
  const stored = Array.from({ length: 330 }, (_, at) => inLocalStorage(`refresh_token_${at}`, opaque(), 1_000 + at));
  await bench.take(...stored);
  const { dropped, sightings, findings } = structuredClone(bench.desk.inspection);
  expect(dropped.sightings).toBeGreaterThan(0);

  await bench.take(...stored.map((one) => ({ ...one, at: 10_000, again: true as const })));
  expect(bench.desk.inspection.dropped).toEqual(dropped);
  expect(bench.desk.inspection.sightings.map(({ place }) => place.key)).toEqual(
    sightings.map(({ place }) => place.key),
  );
  expect(bench.desk.inspection.findings.map(({ place }) => place?.key)).toEqual(
    findings.map(({ place }) => place?.key),
  );
});
