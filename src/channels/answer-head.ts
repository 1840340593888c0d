import type { WebRequest } from '../browser';
import { isPlain, originOf } from '../oauth/address';
import type { Answer } from '../oauth/answer';
import { isCredentialLike } from '../oauth/credential-value';
import { cookiesSet } from './set-cookie';

/** The head of an answer without its values: what a rule may ask of it. `url`: where the request went; `initiator`: who asked. */
export const answerOf = (
  { statusCode, responseHeaders = [], ...rest }: WebRequest.OnHeadersReceivedDetailsType,
  { url, initiator }: { url: string; initiator?: string },
): Answer => {
  const linesOf = (wanted: string): string[] =>
    responseHeaders
      .filter(({ name, value }) => value && name.toLowerCase() === wanted)
      .slice(0, MOST)
      .map(({ value = '' }) => value.slice(0, LONGEST));
  const [age] = linesOf('age');
  const isCached = statusCode === 304 || Number(age ?? 0) > 0 || (rest as { fromCache?: boolean }).fromCache === true;
  const date = isCached ? Number.NaN : Date.parse(linesOf('date')[0] ?? '');
  // Each scheme may have a line of its own (RFC 9110 §11.6.1).
  const challenges = linesOf('www-authenticate').join();
  const error = /\berror="?([\w-]{1,64})/.exec(challenges)?.[1];
  const cors = corsIn(
    linesOf('access-control-allow-origin')[0],
    linesOf('access-control-allow-credentials')[0],
    initiator,
  );
  const sets = setsIn(responseHeaders);
  const redirect = statusCode >= 300 && statusCode < 400 ? redirectIn(linesOf('location')[0], url) : undefined;
  const schemes = schemesIn(challenges);
  return {
    status: statusCode,
    ...(Number.isFinite(date) && { date }),
    ...(error && { error }),
    cache: cacheIn(linesOf('cache-control').join()),
    ...(cors && { cors }),
    ...(sets.length > 0 && { sets }),
    ...(redirect && { redirect }),
    ...(schemes.length > 0 && { challenges: schemes }),
  };
};

const MOST = 20;
const LONGEST = 8_192;

const cacheIn = (directives: string): Answer['cache'] => {
  const says = new Set(directives.split(',').map((one) => one.split('=', 1)[0]?.trim().toLowerCase()));
  if (says.has('no-store')) return 'no-store';
  return says.has('private') || says.has('no-cache') ? 'restricted' : 'open';
};

/** Fetch §3.3.2: the header names one origin, all of them, or the null origin of a sandbox. */
const corsIn = (
  named: string | undefined,
  credentials: string | undefined,
  initiator: string | undefined,
): Answer['cors'] => {
  const origin = named?.trim();
  if (!origin) return undefined;
  const withCookies = { credentials: credentials?.trim() === 'true' };
  if (origin === '*') return { allows: 'any', ...withCookies };
  if (origin === 'null') return { allows: 'null', ...withCookies };
  return origin === initiator
    ? { allows: 'asker', asker: origin, ...withCookies }
    : { allows: 'other', ...withCookies };
};

const setsIn = (
  headers: NonNullable<WebRequest.OnHeadersReceivedDetailsType['responseHeaders']>,
): Answer['sets'] & {} =>
  headers
    .filter(({ name }) => name.toLowerCase() === 'set-cookie')
    .flatMap(({ value = '' }) => cookiesSet(value))
    // A name that is itself a random value tells more than what a cookie is called.
    .filter(({ name, isKept }) => isKept && name.length <= LONGEST_NAME && !isCredentialLike(name))
    .slice(0, MOST)
    .map(({ name, httpOnly }) => ({ name, httpOnly }));

const LONGEST_NAME = 100;

const redirectIn = (location: string | undefined, from: string): Answer['redirect'] => {
  const to = location && URL.canParse(location, from) ? new URL(location, from) : null;
  const origin = originOf(to?.href);
  if (!to || origin === null) return undefined;
  const leads = [...to.searchParams, ...new URLSearchParams(to.hash.slice(1))];
  const asked = new URL(from).searchParams;
  const carries = ['code', 'state'].some((name) => {
    const value = asked.get(name);
    return Boolean(value) && leads.some((one) => one[0] === name && one[1] === value);
  });
  return { origin, plain: isPlain(to.href), carries };
};

/** RFC 9110 §11.6.1: a scheme stands alone or before its first parameter; what stands before "=" is a parameter. */
const schemesIn = (challenges: string): string[] => {
  const bare = challenges.replace(/"(?:[^"\\]|\\.)*"/g, '""');
  const schemes = [...bare.matchAll(SCHEME)].map(([, scheme = '']) => scheme.toLowerCase());
  return [...new Set(schemes)].slice(0, MOST);
};

const SCHEME = /(?:^|[,\n])[ \t]*([a-z][\w-]{0,29})(?=[ \t]+[^\s=,]|[ \t]*(?:[,\n]|$))/gi;
