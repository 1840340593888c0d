import { audienceOf, isNameOnly, isText, readJwt } from './jwt-claims';
import { clientKind } from './lifecycle';
import { asvs, oidc, rfc } from './reference';
import type { Known, SightingRule, Verdict } from './rule';

/** Who may hold the key decides: of an ID token it is the client's secret, which a browser cannot keep. */
export const jwtSymmetricAlg: SightingRule = {
  id: 'jwt-symmetric-alg',
  severity: 'high',
  references: [
    oidc('10.1', 'Signing', 'MUST NOT'),
    rfc(9068, '2.1', 'RECOMMENDED'),
    rfc(8725, '3.5', 'MUST NOT'),
    asvs('9.1.2', 'L1'),
  ],
  per: 'token',
  on: 'sighting',
  kinds: ['access', 'id'],
  // Who the client is, and what its server publishes, is known after the token itself.
  again: ['token_issued', 'discovery', 'callback', 'backend_exchange'],
  judge: ({ token }, known) => {
    const jwt = readJwt(token);
    const alg = jwt?.header.alg;
    if (!jwt || typeof alg !== 'string' || !/^HS/i.test(alg) || isNameOnly(token, known)) return null;
    const facts = { alg: alg.slice(0, 16) };
    const verdict = token.kind === 'id' ? ofClient(token.id, known) : ofIssuer(jwt.claims, known);
    return verdict && { ...verdict, facts };
  },
};

const ofClient = (id: string, known: Known): Verdict => {
  const grant = known.grantOf(id);
  const client = grant ? clientKind(grant) : 'unknown';
  if (client === 'backend') return { severity: 'info', reasons: ['backend_keeps'] };
  return client === 'browser' ? {} : { severity: 'medium', reasons: ['unknown_client'] };
};

/** A server that publishes keys signs for others than itself: without them the token is an app's own session. */
const ofIssuer = (claims: Readonly<Record<string, unknown>>, known: Known): Verdict | null => {
  const { iss } = claims;
  if (!isText(iss) || !iss.startsWith('https://') || !known.server(iss)?.jwksUri) return null;
  const [receiver, ...others] = audienceOf(claims);
  return receiver !== undefined && others.length === 0 && known.isSameSite(receiver, iss)
    ? { severity: 'info', reasons: ['own_audience'] }
    : { severity: 'low', reasons: ['access_token'] };
};
