import { describe, expect, test } from 'vitest';
import { cardsOf } from '../../src/views/families';
import { event, grant, inspection, MINUTE, NOW, token } from './sample';

const ids = (tokens: readonly { id: string }[]) => tokens.map(({ id }) => id);
const refresh = (id: string) => token(id, { kind: 'refresh' });

describe('refresh tokens of one grant', () => {
  const events = [
    event('token_issued', NOW, 'a1', { access: 'a1', refresh: 'r1' }),
    event('rotated', NOW + MINUTE, 'r2', { previous: 'r1' }),
    event('rotated', NOW + 2 * MINUTE, 'r3', { previous: 'r2' }),
  ];

  test('are one family, shown by the current one', () => {
    const { refresh: families } = cardsOf(
      inspection({ tokens: ['r2', 'r3', 'r1'].map(refresh), grants: [grant('g', events)] }),
    );
    expect(families).toHaveLength(1);
    expect(families[0]).toMatchObject({ key: 'g', current: { id: 'r3' }, rotations: 2, rotatedAt: NOW + 2 * MINUTE });
    expect(families[0]?.members.toSorted()).toEqual(['r1', 'r2', 'r3']);
  });

  test('keep their key while the family grows', () => {
    const before = cardsOf(inspection({ tokens: [refresh('r1')], grants: [grant('g', events.slice(0, 1))] }));
    const after = cardsOf(
      inspection({ tokens: [refresh('r1'), refresh('r2')], grants: [grant('g', events.slice(0, 2))] }),
    );
    expect(before.refresh[0]?.key).toBe(after.refresh[0]?.key);
    expect(before.refresh[0]).toMatchObject({ rotations: 0, rotatedAt: null });
  });

  test('stay one family when the events that link them were folded away', () => {
    const late = [event('refresh_requested', NOW, 'r1'), event('token_issued', NOW + 1, 'a2', { refresh: 'r2' })];
    const { refresh: families } = cardsOf(
      inspection({ tokens: [refresh('r1'), refresh('r2')], grants: [grant('g', late)] }),
    );
    expect(families).toHaveLength(1);
    expect(families[0]?.current.id).toBe('r2');
  });

  test('of different grants, or of none, stand alone', () => {
    const { refresh: families } = cardsOf(
      inspection({
        tokens: ['r1', 'x1', 'y1'].map(refresh),
        grants: [grant('g', events), grant('h', [event('token_issued', NOW, 'a9', { refresh: 'x1' })])],
      }),
    );
    expect(families.map(({ key }) => key).toSorted()).toEqual(['g', 'h', 'y1']);
  });

  test('that replaced each other in a ring are still shown', () => {
    const ring = [event('rotated', NOW, 'r2', { previous: 'r1' }), event('rotated', NOW, 'r1', { previous: 'r2' })];
    expect(
      cardsOf(inspection({ tokens: [refresh('r1'), refresh('r2')], grants: [grant('g', ring)] })).refresh,
    ).toHaveLength(1);
  });
});

describe('access tokens', () => {
  const at = (id: string, issuedAt: number, aud = 'api') => token(id, { issuedAt, claims: { aud } });
  const events = [
    event('token_issued', NOW, 'a1', { access: 'a1' }),
    event('refreshed', NOW + MINUTE, 'a2', { sent: 'r1' }),
    event('token_issued', NOW + MINUTE, 'a2', { access: 'a2' }),
  ];

  test('stand with the newest first', () => {
    expect(ids(cardsOf(inspection({ tokens: [at('a1', NOW), at('a2', NOW + 1)] })).access)).toEqual(['a2', 'a1']);
  });

  test('that a refresh replaced are earlier ones', () => {
    const { access, earlier } = cardsOf(
      inspection({ tokens: [at('a1', NOW), at('a2', NOW + MINUTE)], grants: [grant('g', events)] }),
    );
    expect([ids(access), ids(earlier)]).toEqual([['a2'], ['a1']]);
  });

  test('that came after a refresh are not replaced by it', () => {
    const later = [...events, event('token_issued', NOW + 2 * MINUTE, 'a3', { access: 'a3' })];
    const { access } = cardsOf(
      inspection({ tokens: [at('a3', NOW + 2 * MINUTE), at('a2', NOW + MINUTE)], grants: [grant('g', later)] }),
    );
    expect(ids(access)).toEqual(['a3', 'a2']);
  });

  test('for another audience are not replaced', () => {
    const { access, earlier } = cardsOf(
      inspection({ tokens: [at('a1', NOW, 'other'), at('a2', NOW + MINUTE)], grants: [grant('g', events)] }),
    );
    expect([ids(access), ids(earlier)]).toEqual([['a2', 'a1'], []]);
  });

  test('whose successor is not listed stay in front', () => {
    expect(ids(cardsOf(inspection({ tokens: [at('a1', NOW)], grants: [grant('g', events)] })).access)).toEqual(['a1']);
  });
});

test('codes and secrets are no cards', () => {
  const tokens = (['code', 'client-secret', 'dpop-proof', 'unknown'] as const).map((kind) => token(kind, { kind }));
  expect(cardsOf(inspection({ tokens }))).toEqual({ access: [], earlier: [], id: [], refresh: [] });
});
