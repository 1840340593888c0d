import { hostOf, isLoopback, isPlain, originOf } from '../oauth/address';
import type { Says } from '../oauth/message';
import type { Severity } from './finding';
import { asvs, oidc, rfc } from './reference';
import type { Exchanged, ExchangeRule, Known, Verdict } from './rule';

/** What a request to an endpoint on plain http gives away weighs as much as what it carries. */
const ENDPOINTS: Partial<Record<Says, Severity>> = {
  'token-request': 'critical',
  'authorization-request': 'high',
  callback: 'high',
  'revocation-request': 'high',
  'introspection-request': 'high',
};
const NAVIGATIONS: readonly Says[] = ['authorization-request', 'callback'];

export const flowHttpRedirect: ExchangeRule = {
  id: 'flow-http-redirect',
  severity: 'high',
  references: [
    rfc(9700, '2.6', 'MUST NOT'),
    rfc(9700, '4.12', 'MUST NOT'),
    rfc(6749, '3.2', 'MUST'),
    rfc(6749, '3.1.2.1', 'SHOULD'),
    rfc(8252, '8.3', 'NOT RECOMMENDED'),
    oidc('3.1.2.1', 'AuthRequest', 'SHOULD'),
    asvs('12.2.1', 'L1'),
  ],
  transport: true,
  per: 'place',
  on: 'exchange',
  ofRequest: true,
  when: 'answered',
  judge: (exchanged, known) => overHttp(exchanged) ?? leadsToHttp(exchanged) ?? repeatsPost(exchanged, known),
};

const overHttp = ({ request, plain, answer, origin }: Exchanged): Verdict | null => {
  const severity = request && ENDPOINTS[request.says];
  if (!severity || !plain) return null;
  const { redirect } = answer;
  if (redirect && !redirect.plain && hostOf(redirect.origin) === hostOf(origin)) {
    // The browser's own step to https (HSTS) looks like a 307: nothing has left in the clear.
    if (answer.status === 307) return null;
    if (NAVIGATIONS.includes(request.says)) return redirect.carries ? { severity: 'low', reasons: ['upgraded'] } : null;
  }
  return severity === 'critical' ? { severity, reasons: ['token_endpoint'] } : { severity };
};

const leadsToHttp = ({ request }: Exchanged): Verdict | null => {
  if (request?.says !== 'authorization-request' || request.redirectUri === undefined) return null;
  const { redirectUri } = request;
  const redirect = originOf(redirectUri) ?? '';
  if (isPlain(redirectUri)) return { facts: { redirect } };
  // RFC 8252 §8.3: the name may be resolved to another computer; 127.0.0.1 and [::1] may not.
  const isName = isLoopback(redirectUri) && /localhost$/.test(hostOf(redirectUri)) && redirect.startsWith('http:');
  return isName ? { severity: 'info', reasons: ['localhost'], facts: { redirect } } : null;
};

/** A browser repeats a POST that is answered with 307, password and all, to whom it is sent on. */
const repeatsPost = ({ request, answer, origin, type, method }: Exchanged, known: Known): Verdict | null => {
  const { status, redirect } = answer;
  if (status !== 307 || method !== 'POST' || !redirect || redirect.origin === origin) return null;
  const isForm = /frame$/.test(type) && request?.says !== 'callback';
  const isServer = known.server(origin) !== undefined || known.grants().some((one) => originOf(one.issuer) === origin);
  return isForm && isServer
    ? { severity: 'medium', reasons: ['repeats_post'], facts: { receiver: hostOf(redirect.origin), status } }
    : null;
};
