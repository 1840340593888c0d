import type { WebRequest } from '../browser';
import type { Observation } from '../oauth/observation';
import { frameOf } from './web-request';

/** What follows # in the address of a page or frame: it stays in the browser, and every script there can read it. */
export const fromFragment = (details: WebRequest.OnBeforeRequestDetailsType): Observation[] => {
  const frame = details.type === 'main_frame' || details.type === 'sub_frame' ? frameOf(details) : null;
  return frame ? fragmentOf(details.url, { ...frame, exchange: null }) : [];
};

/** The same of an address that the isolated script read, or that a Location header gives. */
export const fragmentOf = (address: string, where: Omit<Observation, 'channel' | 'fields'>): Observation[] => {
  const hash = address.indexOf('#');
  const fragment = hash === -1 ? '' : address.slice(hash + 1).replace(/^[!/?]+/, '');
  if (!fragment.includes('=')) return [];
  const fields = [...new URLSearchParams(fragment)].map(([name, value]) => ({ name, value }));
  return [{ ...where, channel: 'fragment', fields }];
};
