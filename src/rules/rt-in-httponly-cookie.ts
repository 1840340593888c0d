import { asvs, rfc } from './reference';
import type { SightingRule } from './rule';

/** Out of scripts' reach, and often meant so: what is left to say is that it lies on the disk in clear text. */
export const rtInHttponlyCookie: SightingRule = {
  id: 'rt-in-httponly-cookie',
  severity: 'info',
  references: [rfc(10017, '6.1.3.2', 'SHOULD'), rfc(10017, '6.1.2.3'), rfc(10017, '8.6'), asvs('3.3.4', 'L2')],
  on: 'sighting',
  kinds: ['refresh'],
  channels: ['http-only-cookie'],
  judge: ({ token, cookie }) => {
    // A name alone says it only of a cookie that goes where tokens are renewed; an encrypted session has such names too.
    if (token.certainty === 'hint') return token.format !== 'jwe' && RENEWS.test(cookie?.path ?? '') ? {} : null;
    const isKept = token.certainty === 'proven' && cookie?.expiresAt !== undefined;
    return isKept ? { severity: 'low', reasons: ['persistent'] } : {};
  },
};

const RENEWS = /refresh|renew|token/i;
