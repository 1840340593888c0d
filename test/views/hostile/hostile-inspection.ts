import type { EventKind } from '../../../src/oauth/grant';
import type { Channel } from '../../../src/oauth/sighting';
import { type Coverage, emptyCoverage, type Inspection } from '../../../src/session/inspection';
import { event, finding, grant, inspection, MINUTE, NOW, sighting, token } from '../sample';
import type { Fill } from './texts';

const KINDS: readonly EventKind[] = [
  ...(['discovery', 'authorization_request', 'callback', 'authorization_error', 'code_exchange'] as const),
  ...([
    'backend_exchange',
    'token_issued',
    'token_stored',
    'token_used',
    'token_rejected',
    'refresh_requested',
  ] as const),
  ...(['refreshed', 'rotated', 'not_rotated', 'refresh_refused', 'silent_renew', 'revoked'] as const),
  ...(['revoked_inferred', 'logout', 'new_grant', 'expired'] as const),
];

const CHANNELS: readonly Channel[] = ['local-storage', 'cookie', 'request-header', 'response-body', 'websocket'];

/** What rules measure, and what of it is somebody else's word. */
const FACTS = [
  'receiver',
  'missing',
  'claims',
  'domain',
  'hosts',
  'headers',
  'alg',
  'responseType',
  'redirect',
  'issuer',
];

/** Every place of an inspection that holds a word of somebody else's, filled with one. */
export const hostileInspection = (fill: Fill): { inspection: Inspection; coverage: Coverage } => {
  let index = 0;
  const next = (): string => fill(index++);
  const filled = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, next()]));
  const claims = () => ({
    iss: next(),
    aud: [next(), next()],
    scope: `${next()} ${next()}`,
    client_id: next(),
    amr: [next()],
    cnf: { [next()]: next() },
    roles: [next()],
    name: next(),
    iat: NOW / 1_000,
    nbf: next(),
    [next()]: next(),
    [next()]: { [next()]: [next(), { [next()]: next() }] },
  });
  const header = () => ({
    alg: next(),
    typ: next(),
    kid: next(),
    jku: next(),
    crit: [next()],
    [next()]: { [next()]: next() },
  });
  const life = { issuedAt: NOW, expiresAt: NOW + 30 * MINUTE };
  const place = (channel: Channel) => ({ channel, host: next(), path: next(), key: next() });
  const events = KINDS.map((kind, at) =>
    event(kind, NOW - 60_000 + at * 1_000, kind.startsWith('re') ? 'r1' : 'a1', {
      ...filled(['target', 'origin', 'key', 'host', 'method', 'responseType', 'responseMode', 'redirect', 'issuer']),
      ...filled(['prompt', 'tokenType', 'scheme', 'error', 'source']),
      access: 'a1',
      refresh: 'r1',
      channel: 'local-storage',
      party: 'third',
      status: 401,
      leftMs: 1_000,
      ...(kind === 'logout' && { by: 'server' }),
      ...(kind === 'revoked_inferred' && { by: 'api' }),
      ...(kind === 'new_grant' && { after: 'logout' }),
    }),
  );
  const found = inspection({
    site: next(),
    tokens: [
      token('a1', { format: 'jws', header: header(), claims: claims(), ...life }),
      token('a2', { format: 'jws', certainty: 'hint', header: header(), claims: claims() }),
      token('a3', { format: 'jwe', header: header(), ...life }),
      token('i1', { kind: 'id', format: 'jws', header: header(), claims: { ...claims(), aud: next() }, ...life }),
      token('r1', { kind: 'refresh' }),
    ],
    sightings: ['a1', 'a2', 'i1', 'r1'].flatMap((id) =>
      CHANNELS.map((channel) => sighting(id, channel, { place: place(channel) })),
    ),
    findings: [
      finding('rt-in-local-storage', { token: 'r1', place: place('local-storage'), facts: filled(FACTS) }),
      finding('at-in-url', { token: 'a1', place: place('request-url'), site: next(), facts: { ignored: next() } }),
      finding('flow-iss', { severity: 'info', certainty: 'hint', facts: filled(['expected', 'issuer']) }),
    ],
    grants: [
      { ...grant('g1', events), issuer: next(), clientId: next() },
      { ...grant('g2', events), issuer: next() },
    ],
  });
  return { inspection: found, coverage: { ...emptyCoverage(NOW), missing: [next(), next()], looked: [...CHANNELS] } };
};
