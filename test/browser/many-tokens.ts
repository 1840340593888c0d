import type { Channel, Sighting } from '../../src/oauth/sighting';
import type { Token } from '../../src/oauth/token';
import type { Finding } from '../../src/rules/finding';
import { type Coverage, emptyCoverage, emptyInspection, type Inspection } from '../../src/session/inspection';
import { MINUTE, SITE } from '../views/sample';

/** What 200 tokens may be at once, the caps of an inspection reached: see session/bounds. */
const SIGHTINGS = 300;
const FINDINGS = 200;

const KINDS = ['access', 'access', 'access', 'id', 'refresh'] as const;
const PREFIX = { access: 'at', id: 'id', refresh: 'rt' };
const CHANNELS: readonly Channel[] = ['request-header', 'response-body', 'local-storage', 'session-storage', 'cookie'];
const RULES = [
  'rt-in-local-storage',
  'at-in-storage',
  'at-in-url',
  'rt-in-token-response',
  'at-lifetime-long',
] as const;
const SEVERITIES = ['high', 'medium', 'low', 'info'] as const;

const listOf = <Row>(length: number, make: (index: number) => Row): Row[] =>
  Array.from({ length }, (_, index) => make(index));

const pick = <Row>(rows: readonly Row[], index: number): Row => rows[index % rows.length] as Row;

/** A tab in which many tokens of 8 clients were seen, most of them still good, and much is held against them. */
export const manyTokens = (
  tab: number,
  now: number,
  count = 200,
  exposures = FINDINGS,
): { inspection: Inspection; coverage: Coverage } => {
  const tokens = listOf(count, (index): Token => {
    const kind = pick(KINDS, index);
    const id = index.toString(16).padStart(16, '0');
    return {
      id,
      kind,
      certainty: 'proven',
      format: kind === 'refresh' ? 'opaque' : 'jws',
      label: `${PREFIX[kind]}·${id.slice(-6)}`,
      issuedAt: now - index * 1_000,
      expiresAt: now + (index + 1) * MINUTE,
      expirySource: 'exp',
      ...(kind !== 'refresh' && {
        header: { alg: 'RS256' },
        claims: { iss: 'https://login.idp.test', client_id: `client-${index % 8}`, scope: 'reports:read', sub: id },
      }),
    };
  });
  const placeOf = (index: number) => ({
    channel: pick(CHANNELS, index),
    host: 'app.spa.test',
    key: `auth.${index} › token`,
  });
  const sightings = listOf(
    SIGHTINGS,
    (index): Sighting => ({
      token: pick(tokens, index).id,
      site: SITE,
      place: placeOf(index),
      at: now,
      last: now,
      count: 1 + (index % 40),
      party: null,
    }),
  );
  const findings = listOf(
    exposures,
    (index): Finding => ({
      rule: pick(RULES, index),
      severity: pick(SEVERITIES, index),
      certainty: 'proven',
      site: SITE,
      token: pick(tokens, index).id,
      place: placeOf(index),
      at: now,
      last: now,
      count: 1,
      facts: {},
    }),
  );
  return {
    inspection: {
      ...emptyInspection(tab, SITE, true),
      tokens,
      sightings,
      findings,
      dropped: { sightings: 120, findings: 300, events: 0 },
    },
    coverage: { ...emptyCoverage(now - MINUTE), hooked: true, looked: [...CHANNELS] },
  };
};
