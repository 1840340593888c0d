import { vi } from 'vitest';
import type { ExchangeReport, MessageReport } from '../../../src/channels/page/report';
import { makeXhr, type XhrAnswer } from './fake-xhr';

type Page = {
  /** The page's own fetch and its servers, as they are before the hook comes. */
  fetch?: (...args: never[]) => unknown;
  xhr?: (method: string, url: string) => XhrAnswer;
  /** What else the page's world has, by name. */
  globals?: Record<string, unknown>;
};

/**
 * A page into which the hook is put, and the isolated script's end of the line beside it. `reports` and `messages`: what the
 * hook has told. Modules, globals and prototypes are put back by `close`; time passes for the hook when the test lets it.
 */
export const openPage = async ({ fetch = async () => new Response(''), xhr = () => ({}), globals = {} }: Page = {}) => {
  vi.resetModules();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('document', Object.assign(new EventTarget(), { baseURI: 'https://app.spa.test/orders/' }));
  vi.stubGlobal('XMLHttpRequest', makeXhr(xhr));
  vi.stubGlobal('fetch', fetch);
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
  const owners = [...METHODS, [globalThis, ['fetch', 'Request']] as const];
  const before = owners.map(([owner, names]) => names.map((name) => Object.getOwnPropertyDescriptor(owner, name)));
  await import('../../../src/entries/page-hook.iife');
  const { meetPage } = await import('../../../src/channels/page/hand-shake');

  const reports: ExchangeReport[] = [];
  const messages: MessageReport[] = [];
  let closed = false;
  return {
    reports,
    messages,
    /** The isolated script comes; it orders what the background has answered. */
    meet: () =>
      meetPage(
        () => undefined,
        (text) => {
          const told = JSON.parse(text);
          if (told.tell === 'exchange') reports.push(told);
          else messages.push(told);
        },
      ),
    /** The descriptors of what the hook stands before, as they were and as they are. */
    disguised: () =>
      owners.flatMap(([owner, names], at) =>
        names.map((name, which) => ({
          name,
          before: before[at]?.[which],
          after: Object.getOwnPropertyDescriptor(owner, name),
        })),
      ),
    close: () => {
      if (closed) return;
      closed = true;
      for (const [at, [owner, names]] of owners.entries())
        for (const [which, name] of names.entries()) {
          const own = before[at]?.[which];
          if (own) Object.defineProperty(owner, name, own);
        }
      vi.unstubAllGlobals();
      vi.useRealTimers();
    },
  };
};

export type OpenPage = Awaited<ReturnType<typeof openPage>>;

const METHODS: readonly (readonly [object, readonly PropertyKey[]])[] = [
  [Response.prototype, ['text', 'json', 'arrayBuffer', 'bytes', 'blob', 'formData', 'clone', 'body']],
  [Request.prototype, ['clone', 'constructor']],
  [ReadableStream.prototype, ['getReader', 'pipeThrough', 'tee', 'values', Symbol.asyncIterator]],
  [ReadableStreamDefaultReader.prototype, ['read']],
  [ReadableStreamBYOBReader.prototype, ['read']],
  [EventTarget.prototype, ['addEventListener']],
  [MessagePort.prototype, ['postMessage', 'onmessage']],
  [Function.prototype, ['toString']],
];
