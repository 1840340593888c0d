/** One member of a public shape: its test, and whether it may be missing. */
type Member = { is: (value: unknown) => boolean; optional?: true };
type Shape = Record<string, Member>;

const text: Member = { is: (value) => typeof value === 'string' };
const number: Member = { is: (value) => typeof value === 'number' && Number.isFinite(value) };
const flag: Member = { is: (value) => typeof value === 'boolean' };
const object: Member = { is: (value) => typeof value === 'object' && value !== null };
const list: Member = { is: Array.isArray };
const oneOf = (...words: (string | null)[]): Member => ({ is: (value) => words.includes(value as string | null) });
const optional = (member: Member): Member => ({ ...member, optional: true });
const id: Member = { is: (value) => typeof value === 'string' && /^[0-9a-f]{16}$/.test(value) };

const CERTAINTY = oneOf('proven', 'likely', 'hint');
const CHANNEL = oneOf(
  ...[
    'request-url',
    'request-header',
    'request-body',
    'response-header',
    'response-body',
    'fragment',
    'referer',
    'cookie',
  ],
  ...[
    'http-only-cookie',
    'local-storage',
    'session-storage',
    'indexed-db',
    'cache-storage',
    'post-message',
    'websocket',
  ],
  ...['document', 'history', 'window-name'],
);
const EVENT = oneOf(
  ...[
    'discovery',
    'authorization_request',
    'callback',
    'authorization_error',
    'code_exchange',
    'backend_exchange',
    'token_issued',
  ],
  ...[
    'token_stored',
    'token_used',
    'token_rejected',
    'expired',
    'refresh_requested',
    'refreshed',
    'rotated',
    'not_rotated',
  ],
  ...['refresh_refused', 'silent_renew', 'revoked', 'revoked_inferred', 'logout', 'new_grant'],
);
const facts: Member = {
  is: (value) =>
    object.is(value) &&
    Object.values(value as object).every((fact) => ['string', 'number', 'boolean'].includes(typeof fact)),
};

const PLACE: Shape = { channel: CHANNEL, host: text, path: optional(text), key: optional(text) };
const TOKEN: Shape = {
  id,
  kind: oneOf(
    'access',
    'refresh',
    'id',
    'code',
    'code-verifier',
    'client-secret',
    'client-assertion',
    'dpop-proof',
    'logout-token',
    'session',
    'unknown',
  ),
  certainty: CERTAINTY,
  format: oneOf('jws', 'jwe', 'opaque'),
  header: optional(object),
  claims: optional(object),
  issuedAt: optional(number),
  expiresAt: optional(number),
  expirySource: optional(oneOf('exp', 'expires_in', 'stated')),
  label: text,
};
const SIGHTING: Shape = {
  token: id,
  site: text,
  place: object,
  at: number,
  last: number,
  count: number,
  party: oneOf('first', 'issuer', 'api', 'third', null),
};
const FINDING: Shape = {
  rule: text,
  severity: oneOf('critical', 'high', 'medium', 'low', 'info'),
  certainty: CERTAINTY,
  site: text,
  token: optional(id),
  place: optional(object),
  at: number,
  last: number,
  count: number,
  facts,
};
const GRANT: Shape = { id: text, issuer: text, clientId: optional(text), events: list };
const LIFECYCLE_EVENT: Shape = {
  kind: EVENT,
  at: number,
  evidence: oneOf('seen', 'derived', 'inferred'),
  token: optional(id),
  facts,
};
const INSPECTION: Shape = {
  tab: number,
  site: text,
  watching: flag,
  tokens: list,
  findings: list,
  grants: list,
  sightings: list,
  clock: { is: (value) => value === null || check('clock', { offsetMs: number, samples: number }, value).length === 0 },
  dropped: {
    is: (value) => check('dropped', { sightings: number, findings: number, events: number }, value).length === 0,
  },
};

/** What of a stored inspection is not as it is promised to other tools (architecture §3): empty when all is. */
export const shapeProblems = (inspection: unknown): string[] => {
  const problems = check('inspection', INSPECTION, inspection);
  if (problems.length > 0) return problems;
  const { tokens, sightings, findings, grants } = inspection as Record<string, Record<string, unknown>[]>;
  const places = [...(sightings ?? []), ...(findings ?? [])].flatMap(({ place }) =>
    place === undefined ? [] : [place],
  );
  return [
    ...each('token', TOKEN, tokens),
    ...each('sighting', SIGHTING, sightings),
    ...each('finding', FINDING, findings),
    ...each('place', PLACE, places),
    ...each('grant', GRANT, grants),
    ...each(
      'event',
      LIFECYCLE_EVENT,
      grants?.flatMap(({ events }) => events as unknown[]),
    ),
    ...bounds(inspection),
  ];
};

const bounds = (inspection: unknown): string[] => {
  const { sightings, findings, grants } = inspection as Record<string, { events?: unknown[] }[]>;
  return [
    ...(JSON.stringify(inspection).length > 128 * 1024 ? ['inspection: over 128 kB'] : []),
    ...((sightings?.length ?? 0) > 300 ? ['inspection: over 300 sightings'] : []),
    ...((findings?.length ?? 0) > 200 ? ['inspection: over 200 findings'] : []),
    ...(grants?.some(({ events }) => (events?.length ?? 0) > 20) ? ['grant: over 20 events'] : []),
  ];
};

const each = (name: string, shape: Shape, values: unknown[] = []): string[] =>
  values.flatMap((value) => check(name, shape, value));

const check = (name: string, shape: Shape, value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [`${name}: no object`];
  const members = value as Record<string, unknown>;
  const unknown = Object.keys(members).filter((key) => !(key in shape));
  const wrong = Object.entries(shape).filter(([key, member]) =>
    key in members ? !member.is(members[key]) : !member.optional,
  );
  return [
    ...unknown.map((key) => `${name}.${key}: not in the shape`),
    ...wrong.map(([key]) => `${name}.${key}: missing or wrong`),
  ];
};
