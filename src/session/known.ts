import { isLoopback } from '../oauth/address';
import { isSameSite } from '../oauth/parties';
import { partyAsked } from '../oauth/party-asked';
import type { Party } from '../oauth/sighting';
import type { Token } from '../oauth/token';
import type { Setting } from '../rules/guards';
import type { Known } from '../rules/rule';
import type { Desk, Moment } from './desk';
import { isDevelopment } from './development-site';
import { grantOf } from './grants';
import type { Inspection } from './inspection';
import { settings } from './settings';
import type { Pending } from './site-memory';

/** It is asked for every id of a grant: where each stands is found once for as long as the list only grows. */
export const tokenIn = ({ tokens }: Inspection, id: string): Token | undefined => {
  const places = placesOf.get(tokens) ?? new Map<string, number>();
  if (places.size === 0) placesOf.set(tokens, places);
  for (let at = places.size; at < tokens.length; at++) places.set(tokens[at]?.id ?? '', at);
  const token = tokens[places.get(id) ?? -1];
  return token?.id === id ? token : undefined;
};

/** Tokens are put at the end, and what is newly known of one takes its place; where any goes, the list is a new one. */
const placesOf = new WeakMap<readonly Token[], Map<string, number>>();

/** What a rule may ask of a desk. */
export const knownOf = ({ inspection, memory }: Desk, at: number): Known => ({
  now: at + (inspection.clock?.offsetMs ?? 0),
  clockIsKnown: inspection.clock !== null,
  offsetMs: inspection.clock?.offsetMs ?? 0,
  tokens: () => inspection.tokens,
  grants: () => memory.grants,
  server: (name) => memory.servers.find(({ issuer, origin }) => issuer === name || origin === name),
  isSameSite: (a, b) => isSameSite(a, b, settings.families()),
  limits: settings.now(),
  hosts: () => memory.hosts,
  token: (id) => tokenIn(inspection, id),
  grantOf: (id) => grantOf(memory, id),
  findingsOf: (id) => inspection.findings.filter(({ token }) => token === id),
});

/** Pages that teach or try out tokens: what stands there is an example (G-DOC). */
const TOKEN_TOOLS = /(?:^|\.)(?:jwt\.io|jwt\.ms|oauth\.tools|oauthdebugger\.com|oidcdebugger\.com|token\.dev)$/;

/** What the guards need to know of a moment. */
export const settingOf = ({ site, at, pageOnly }: Moment): Setting => ({
  site,
  at,
  dev: isLoopback(site) || isDevelopment(settings.now().developmentSites, site),
  docs: TOKEN_TOOLS.test(new URL(site).hostname),
  pageOnly,
});

/** Who a request goes to. */
export const receiverOf = (
  { memory }: Desk,
  { origin, message }: Pick<Pending, 'origin' | 'message'>,
  site: string,
): Party =>
  partyAsked(origin, site, message, {
    issuers: new Set(memory.issuers),
    apis: new Set(memory.apis),
    families: settings.families(),
  });
