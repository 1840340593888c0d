import { beforeEach, expect, it, vi } from 'vitest';
import { benchDesk } from './bench-desk';
import { APP, navigate, opaque, seen } from './login';

vi.mock('../../src/browser', () => import('./mocked-browser'));

let bench: ReturnType<typeof benchDesk>;
beforeEach(() => {
  bench = benchDesk();
});

const told = (code: string) =>
  seen('referer', 'https://tracker.third.test/pixel', {
    exchange: { id: `request-${opaque(4)}`, method: 'GET', type: 'image' },
    fields: [{ name: 'code', value: code }],
  });
const codes = () => bench.desk.inspection.sightings.filter(({ place }) => place.channel === 'referer').length;

it('the code of a sign-in under way is known where it goes, before any answer has proven it', async () => {
  const code = opaque();
  await bench.take(...navigate(`${APP}/cb?code=${code}&state=${opaque(16)}`, { answer: { status: 200 } }), told(code));
  expect(bench.desk.inspection.sightings.at(-1)).toMatchObject({
    place: { channel: 'referer', key: 'code' },
    party: 'third',
  });
  expect(bench.rules()).toContain('flow-code-leak medium likely');
});

it('another parameter of that name is none, whatever it holds', async () => {
  await bench.take(...navigate(`${APP}/cb?code=${opaque()}&state=${opaque(16)}`, { answer: { status: 200 } }));
  await bench.take(told(opaque()), told('SUMMER-2026'));
  expect(codes()).toBe(0);
});
