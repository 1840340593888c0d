/** One cookie that a header sets. `isKept`: it is not taken away, and its value is long enough for a credential. */
export type SetCookie = { name: string; value: string; httpOnly: boolean; isKept: boolean };

/** The cookies of one Set-Cookie header: Firefox puts several into one, a line each. */
export const cookiesSet = (header: string): SetCookie[] =>
  header.split('\n', MOST).flatMap((line) => {
    const [, name, value = ''] = COOKIE.exec(line) ?? [];
    if (!name) return [];
    const attributes = line.slice(line.indexOf(';') + 1 || line.length).slice(0, LONGEST);
    return [
      { name, value, httpOnly: HTTP_ONLY.test(attributes), isKept: value.length >= SHORTEST && !isOver(attributes) },
    ];
  });

const MOST = 50;
const LONGEST = 1_024;
/** No credential is shorter. */
export const SHORTEST = 12;

/** RFC 6265 §5.2. */
const COOKIE = /^\s*([^=;]{1,256}?)\s*=\s*"?([^;"]*)/;
const HTTP_ONLY = /(?:^|;)\s*httponly\s*(?:;|=|$)/i;

/** It ends before it begins: this is how a server takes a cookie away. Max-Age has the last word (RFC 6265 §5.3). */
const isOver = (attributes: string): boolean => {
  const age = /(?:^|;)\s*max-age\s*=\s*(-?\d{1,15})/i.exec(attributes)?.[1];
  if (age !== undefined) return Number(age) <= 0;
  const end = /(?:^|;)\s*expires\s*=\s*([^;]{1,60})/i.exec(attributes)?.[1];
  return end !== undefined && Date.parse(end) <= Date.now();
};
