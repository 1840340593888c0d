import type { CookieAttributes } from '../../src/oauth/cookie-attributes';
import type { MessageRoute } from '../../src/oauth/message-route';
import type { Place } from '../../src/oauth/sighting';
import type { Case, Exchanged, Server } from '../../src/rules/rule';

// What a case is unless it says otherwise: nothing about it is a fault.

export const ASKED_AT: Place = { channel: 'request-body', host: 'login.idp.test', path: '/token' };

export const EXCHANGED: Exchanged = {
  request: null,
  response: null,
  answer: { status: 200 },
  origin: 'https://login.idp.test',
  party: 'issuer',
  plain: false,
  type: 'xmlhttprequest',
  method: 'POST',
  echoed: [],
};

export const ASKED: NonNullable<Case['exchange']> = {
  plain: false,
  answered: false,
  type: 'xmlhttprequest',
  method: 'GET',
  says: null,
  issued: false,
  proof: false,
};

export const COOKIE: CookieAttributes = {
  secure: true,
  hostOnly: true,
  sameSite: 'strict',
  path: '/',
  domain: 'app.spa.test',
  partitioned: false,
  prefix: 'host',
};

export const ROUTE: MessageRoute = { via: 'window', target: 'own' };

export const SERVER: Server = {
  issuer: 'https://login.idp.test',
  origin: 'https://login.idp.test',
  isAtIssuer: true,
  promisesIssuer: false,
  jwksUri: 'https://login.idp.test/keys',
  mtls: false,
  weak: [],
};
