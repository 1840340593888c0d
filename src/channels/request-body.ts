import type { WebRequest } from '../browser';
import type { Field, Observation } from '../oauth/observation';
import { bodyFields } from './body-fields';
import { frameOf } from './web-request';

const LONGEST = 2 ** 20;

/** The body as the browser hands it over: parsed as a form, or raw; some forms are not parsed, so raw text is read too. */
export const fromRequestBody = (details: WebRequest.OnBeforeRequestDetailsType): Observation[] => {
  const fields = details.requestBody ? fieldsOf(details.requestBody) : [];
  const frame = fields.length > 0 ? frameOf(details) : null;
  return frame ? [{ ...frame, channel: 'request-body', fields }] : [];
};

const fieldsOf = ({ formData, raw }: NonNullable<WebRequest.OnBeforeRequestDetailsType['requestBody']>): Field[] => {
  if (formData) {
    return Object.entries(formData as unknown as Record<string, unknown[]>).flatMap(([name, values]) =>
      values
        .filter((value): value is string => typeof value === 'string')
        .map((value) => ({ name, value: value.slice(0, LONGEST) })),
    );
  }
  return bodyFields(textOf(raw ?? []));
};

/** Bytes that are no UTF-8 become replacement characters: what is readable of a mixed body still is. */
const textOf = (parts: readonly { bytes?: unknown }[]): string => {
  const decoder = new TextDecoder();
  let text = '';
  for (const { bytes } of parts) {
    if (!(bytes instanceof ArrayBuffer) || text.length >= LONGEST) continue;
    text += decoder.decode(bytes.byteLength > LONGEST ? bytes.slice(0, LONGEST) : bytes, { stream: true });
  }
  return text;
};
