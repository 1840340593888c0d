import { type Coverage, emptyCoverage, emptyInspection, type Inspection } from '../../src/session/inspection';
import { event, finding, grant, MINUTE, SITE, sighting, token } from '../views/sample';

/** A tab with one of each: two access tokens that end after ten minutes and one hour, an ID and a refresh token, what is held against them, and their grant. */
export const smallTab = (tab: number, now: number): { inspection: Inspection; coverage: Coverage } => {
  const claims = { iss: 'https://login.idp.test', client_id: 'lab-spa', sub: 'ada', scope: 'orders:read' };
  const life = (minutes: number) => ({
    format: 'jws' as const,
    header: { alg: 'ES256' },
    claims: { ...claims, exp: (now + minutes * MINUTE) / 1_000 },
    issuedAt: now,
    expiresAt: now + minutes * MINUTE,
    expirySource: 'exp' as const,
  });
  const place = (key: string) => ({ place: { channel: 'local-storage' as const, host: 'app.spa.test', key } });
  return {
    inspection: {
      ...emptyInspection(tab, SITE, true),
      tokens: [
        token('a'.repeat(16), { ...life(10), label: 'at·aaaaaa' }),
        token('b'.repeat(16), { ...life(60), label: 'at·bbbbbb' }),
        token('c'.repeat(16), { ...life(60), kind: 'id', label: 'id·cccccc' }),
        token('d'.repeat(16), { kind: 'refresh', label: 'rt·dddddd' }),
      ],
      findings: [
        finding('rt-in-local-storage', { token: 'd'.repeat(16), at: now, last: now, ...place('auth › refresh') }),
        finding('at-in-storage', {
          severity: 'low',
          token: 'a'.repeat(16),
          at: now,
          last: now,
          ...place('auth › access'),
        }),
      ],
      sightings: ['a', 'b', 'c', 'd'].map((id, index) =>
        sighting(id.repeat(16), 'local-storage', { at: now, last: now, ...place(`auth › ${index}`) }),
      ),
      grants: [
        grant('grant', [
          event('authorization_request', now - 3_000),
          event('code_exchange', now - 2_000),
          event('token_issued', now - 1_000, 'a'.repeat(16)),
          event('token_issued', now - 1_000, 'd'.repeat(16)),
        ]),
      ],
    },
    coverage: { ...emptyCoverage(now), hooked: true, looked: ['local-storage'] },
  };
};
