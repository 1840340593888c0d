import { isSessionName, type SessionsKnown, sessionSigns, wholeName } from '../oauth/session-cookie';
import type { Pending, SiteMemory } from './site-memory';

/**
 * Notes which cookies the answer to a callback sets as the session behind the sign-in (rules §4F): on the way on from a
 * code that is used up whatever scripts cannot read, or what is called so; from a page that is shown at once, which may
 * still use the code itself, only what is both.
 */
export const noteSessions = (memory: SiteMemory, pending: Pending): void => {
  const { answer, origin } = pending;
  if (!answer?.sets || answer.status >= 400 || answer.redirect?.carries || !endsSignIn(memory, pending, origin)) return;
  const names = answer.sets
    .filter((one) => sessionSigns(one) >= (answer.redirect ? 1 : 2))
    .map(({ name }) => `${new URL(origin).hostname} ${wholeName(name)}`);
  memory.sessions = [...new Set([...memory.sessions, ...names])].slice(-MOST);
};

/** Which cookies are such sessions: those noted; where none was, but a sign-in behind the page was seen, by their names. */
export const sessionsKnown =
  (memory: SiteMemory): SessionsKnown =>
  (url, name) => {
    const { hostname } = new URL(url);
    // A cookie for a domain lies there, whichever of its hosts has set it.
    const isNoted = memory.sessions.some(
      (one) => one.endsWith(` ${name}`) && `.${one.slice(0, -name.length - 1)}`.endsWith(`.${hostname}`),
    );
    if (isNoted) return 'likely';
    return memory.sessions.length === 0 && isSessionName(name) && hasBackend(memory) ? 'hint' : null;
  };

const MOST = 20;

/** The request is a callback with a code, or where its answer led on the same origin. */
const endsSignIn = (memory: SiteMemory, { request }: Pending, origin: string): boolean =>
  memory.pending.some(
    (one) =>
      one.request === request &&
      one.request !== null &&
      one.origin === origin &&
      one.message?.says === 'callback' &&
      one.message.code !== undefined,
  );

const hasBackend = ({ grants }: SiteMemory): boolean =>
  grants.some(({ events }) => events.some(({ kind }) => kind === 'backend_exchange'));
