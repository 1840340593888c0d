import { randomBytes } from 'node:crypto';
import type { WebRequest } from '../../src/browser';

/** A value no one can guess, made anew in each run: what stands for a credential here. */
export const secret = (): string => randomBytes(24).toString('base64url');

type Before = WebRequest.OnBeforeRequestDetailsType;
type Sending = WebRequest.OnBeforeSendHeadersDetailsType;
type Received = WebRequest.OnHeadersReceivedDetailsType;

/** Every event of webRequest at once: each listener reads its own part. The browsers' own members come with `more`. */
type Details = Before & Sending & Received;
type More = Partial<Details> & {
  initiator?: string;
  frameAncestors?: { url: string; frameId: number }[];
  fromCache?: boolean;
};

/** What Chromium says of a fetch by the main frame of https://app.spa.test. */
export const inChromium = (more: More = {}): Details =>
  ({
    ...shared,
    initiator: 'https://app.spa.test',
    documentLifecycle: 'active',
    frameType: 'outermost_frame',
    ...more,
  }) as unknown as Details;

/** What Firefox says of the same. */
export const inFirefox = (more: More = {}): Details =>
  ({
    ...shared,
    originUrl: 'https://app.spa.test/orders?page=2',
    documentUrl: 'https://app.spa.test/orders?page=2',
    frameAncestors: [],
    fromCache: false,
    ...more,
  }) as unknown as Details;

const shared = {
  requestId: '4711',
  url: 'https://api.resource.test/orders',
  method: 'GET',
  type: 'xmlhttprequest',
  tabId: 7,
  frameId: 0,
  parentFrameId: -1,
  timeStamp: 1_700_000_000_000.25,
  statusCode: 200,
  statusLine: 'HTTP/1.1 200 OK',
};

/** Bytes as a request body holds them. */
export const bytes = (...parts: (string | readonly number[])[]): Before['requestBody'] => ({
  raw: parts.map((part) => ({
    bytes: (typeof part === 'string' ? new TextEncoder().encode(part) : Uint8Array.from(part)).slice().buffer,
  })) as NonNullable<Before['requestBody']>['raw'],
});
