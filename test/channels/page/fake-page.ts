import { vi } from 'vitest';
import type { ExchangeReport } from '../../../src/channels/page/report';
import { makeXhr, type XhrAnswer } from './fake-xhr';

type Page = {
  /** The page's own fetch and its servers, as they are before the hook comes. */
  fetch?: (...args: never[]) => unknown;
  xhr?: (method: string, url: string) => XhrAnswer;
};

/**
 * A page into which the hook is put, and the isolated script's end of the line beside it. `reports`: what the hook has
 * told. Modules, globals and prototypes are put back by `close`; time passes for the hook when the test lets it.
 */
export const openPage = async ({ fetch = async () => new Response(''), xhr = () => ({}) }: Page = {}) => {
  const owners = [...METHODS, [globalThis, ['fetch']] as const];
  vi.resetModules();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('document', Object.assign(new EventTarget(), { baseURI: 'https://app.spa.test/orders/' }));
  vi.stubGlobal('XMLHttpRequest', makeXhr(xhr));
  vi.stubGlobal('fetch', fetch);
  const before = owners.map(([owner, names]) =>
    names.map((name) => Object.getOwnPropertyDescriptor(owner, name) ?? {}),
  );
  await import('../../../src/entries/page-hook.iife');
  const { meetPage } = await import('../../../src/channels/page/hand-shake');

  const reports: ExchangeReport[] = [];
  let closed = false;
  return {
    reports,
    /** The isolated script comes; it orders what the background has answered. */
    meet: () =>
      meetPage(
        () => undefined,
        (text) => void reports.push(JSON.parse(text)),
      ),
    /** The descriptors of what the hook stands before, as they were and as they are. */
    disguised: () =>
      owners.flatMap(([owner, names], at) =>
        names.map((name, which) => ({
          name,
          before: before[at]?.[which] ?? {},
          after: Object.getOwnPropertyDescriptor(owner, name) ?? {},
        })),
      ),
    close: () => {
      if (closed) return;
      closed = true;
      for (const [at, [owner, names]] of owners.entries())
        for (const [which, name] of names.entries()) Object.defineProperty(owner, name, before[at]?.[which] ?? {});
      vi.unstubAllGlobals();
      vi.useRealTimers();
    },
  };
};

export type OpenPage = Awaited<ReturnType<typeof openPage>>;

const METHODS: readonly (readonly [object, readonly string[]])[] = [
  [Response.prototype, ['text', 'json', 'arrayBuffer', 'clone', 'blob', 'formData']],
  [Function.prototype, ['toString']],
];
