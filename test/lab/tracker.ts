import type { LabLog } from './lab-log';
import type { Site } from './site';

/** A third party that takes whatever it is sent, from any site, and answers 204. */
export const tracker =
  (log: LabLog): Site =>
  ({ method, headers, body }) => {
    if (method === 'POST') log.tracked.push({ body, at: Date.now() });
    return {
      status: 204,
      headers: {
        'access-control-allow-origin': headers.origin ?? '*',
        'access-control-allow-headers': 'content-type',
        vary: 'origin',
      },
    };
  };
