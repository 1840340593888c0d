import { fingerprintWith, makeKey } from '../../src/oauth/fingerprint';
import { follow, indexOf } from '../../src/oauth/follow';
import type { Field, Observation } from '../../src/oauth/observation';
import type { Knowledge } from '../../src/oauth/sight';
import type { Channel } from '../../src/oauth/sighting';
import type { TokenKind } from '../../src/oauth/token';

export const APP = 'https://app.spa.test';
export const ISSUER = 'https://login.idp.test';
export const API = 'https://api.resource.test';
export const STRANGER = 'https://tracker.third.test';

/** What a channel would hand on. `what`: the names and values seen, or a whole body. */
export const makeObservation = (
  channel: Channel,
  what: string | Record<string, string> | Field[],
  more: Partial<Observation> = {},
): Observation => ({
  channel,
  at: Date.now(),
  tab: 1,
  frame: 0,
  top: APP,
  url: `${APP}/`,
  reportedBy: 'browser',
  exchange: EXCHANGED.test(channel) ? { id: '1', method: 'POST', type: 'xmlhttprequest' } : null,
  fields: fieldsOf(what),
  ...more,
});

/** A page going somewhere, by the address it goes to. */
export const makeNavigation = (address: string, more: Partial<Observation> = {}): Observation => {
  const { origin, pathname, search, searchParams } = new URL(address);
  return makeObservation(
    'request-url',
    [{ name: '', value: pathname }, ...fieldsOf(Object.fromEntries(searchParams))],
    {
      url: origin + pathname + search,
      exchange: { id: '1', method: 'GET', type: 'main_frame' },
      ...more,
    },
  );
};

/** What is known beforehand: nothing, but for the `proven` values and what `more` says. */
export const makeKnowledge = async (
  proven: readonly (readonly [value: string, kind: TokenKind])[] = [],
  more: Partial<Knowledge> = {},
): Promise<Knowledge> => {
  const fingerprint = await fingerprintWith(makeKey());
  const known = await Promise.all(proven.map(async ([value, kind]) => ({ value, kind, id: await fingerprint(value) })));
  return {
    fingerprint,
    kindOf: (id) => known.find((one) => one.id === id)?.kind,
    followed: indexOf(known.map(({ value, id }) => follow(value, id))),
    issuers: new Set(),
    apis: new Set(),
    answers: null,
    revocation: new Set(),
    ...more,
  };
};

const EXCHANGED = /^(?:request|response)-/;

const fieldsOf = (what: string | Record<string, string> | Field[]): Field[] => {
  if (Array.isArray(what)) return what;
  return typeof what === 'string'
    ? [{ name: '', value: what }]
    : Object.entries(what).map(([name, value]) => ({ name, value }));
};
