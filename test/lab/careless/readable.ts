import { isInLab } from '../hosts';
import type { Ask, Reply } from '../site';

/** Lets the lab's pages read an answer across origins; `withCookies`: in the name of the user too, whoever asks. */
export const readable = ({ headers: { origin = '' } }: Ask, reply: Reply, withCookies?: boolean): Reply => ({
  ...reply,
  headers: {
    ...reply.headers,
    ...(isInLab(origin) && { ...ALLOWED, 'access-control-allow-origin': origin, ...(withCookies && CREDENTIALS) }),
  },
});

const ALLOWED = {
  'access-control-allow-headers': 'authorization, content-type, dpop',
  'access-control-expose-headers': 'www-authenticate',
  vary: 'origin',
};
const CREDENTIALS = { 'access-control-allow-credentials': 'true' };
