import type { Grant, LifecycleEvent } from '../../src/oauth/grant';
import type { Channel, Sighting } from '../../src/oauth/sighting';
import type { Token } from '../../src/oauth/token';
import type { Finding } from '../../src/rules/finding';
import { emptyInspection, type Inspection } from '../../src/session/inspection';

/** A moment in the middle of a day, whatever the zone. */
export const NOW = Date.UTC(2030, 5, 15, 12, 0, 0);
export const MINUTE = 60_000;
export const SITE = 'https://app.spa.test';

export const token = (id: string, more: Partial<Token> = {}): Token => ({
  id,
  kind: 'access',
  certainty: 'proven',
  format: 'opaque',
  label: `xx·${id}`,
  ...more,
});

export const finding = (rule: string, more: Partial<Finding> = {}): Finding => ({
  rule,
  severity: 'high',
  certainty: 'proven',
  site: SITE,
  at: NOW,
  last: NOW,
  count: 1,
  facts: {},
  ...more,
});

export const sighting = (id: string, channel: Channel, more: Partial<Sighting> = {}): Sighting => ({
  token: id,
  site: SITE,
  place: { channel, host: 'app.spa.test' },
  at: NOW,
  last: NOW,
  count: 1,
  party: null,
  ...more,
});

export const event = (
  kind: LifecycleEvent['kind'],
  at: number,
  id?: string,
  facts: LifecycleEvent['facts'] = {},
): LifecycleEvent => ({ kind, at, evidence: 'seen', ...(id !== undefined && { token: id }), facts });

export const grant = (id: string, events: LifecycleEvent[]): Grant => ({
  id,
  issuer: 'https://login.idp.test',
  clientId: 'spa-web',
  events,
});

export const inspection = (more: Partial<Inspection> = {}): Inspection => ({
  ...emptyInspection(1, SITE, true),
  ...more,
});
