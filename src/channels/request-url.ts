import type { WebRequest } from '../browser';
import type { Field, Observation } from '../oauth/observation';
import { frameOf } from './web-request';

/** The address as it was sent: its path as one nameless field, then its parameters. */
export const fromRequestUrl = (details: WebRequest.OnBeforeRequestDetailsType): Observation[] => {
  const frame = frameOf(details);
  return frame ? [{ ...frame, channel: 'request-url', fields: fieldsOf(frame.url) }] : [];
};

/** The parts of an address that a server is sent. */
export const fieldsOf = (url: string): Field[] => {
  const { pathname, searchParams } = new URL(url);
  const fields: Field[] = [{ name: '', value: pathname }];
  for (const [name, value] of searchParams) fields.push({ name, value });
  return fields;
};
