/** What a careless token service gets wrong in a JWT: a page names the shape it wants in its scope, as `as:<shape>`. */
export const SHAPES = {
  sound: {},
  unsigned: { header: { alg: 'none' } },
  endless: { claims: { exp: undefined } },
  milliseconds: { times: 1000 },
  'for-nobody': { claims: { aud: undefined, iss: undefined } },
  early: { claims: { nbf: 900 } },
  untyped: { header: { typ: 'JWT' } },
  talkative: { claims: { email: 'ada@example.test', password: 'correct horse' } },
  shared: { header: { alg: 'HS256' } },
  'own-key': { header: { jku: 'https://keys.elsewhere.test/jwks', kid: '../../dev/null' } },
  critical: { header: { crit: ['kid'] } },
  ended: { age: 7200 },
} as const satisfies Record<string, Shape>;

export type ShapeName = keyof typeof SHAPES;

export type Shape = {
  /** Laid over a sound header; what is undefined is left out. */
  header?: Record<string, unknown>;
  /** Laid over sound claims; `nbf` counts from now, in s. */
  claims?: Record<string, unknown>;
  /** Every time claim is multiplied by it. */
  times?: number;
  /** How long ago it was issued, s. */
  age?: number;
};

/** The shape that a scope asks for. */
export const shapeIn = (scope = ''): ShapeName => {
  const name = /(?:^| )as:([\w-]+)/.exec(scope)?.[1] ?? 'sound';
  return name in SHAPES ? (name as ShapeName) : 'sound';
};
