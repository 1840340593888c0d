import { meetIsolated } from './hand-shake';
import type { Handed } from './report';

/**
 * What the hook has to tell. Until the isolated script says whether this page is watched, it waits here, bounded, in the
 * page's own memory; if the page is not watched it is dropped, and nothing more is looked at.
 */
export const outbox = {
  /** False once it is known that nobody wants to hear: then the hook does nothing at all. */
  wanted: true,

  put(told: Handed): void {
    if (!outbox.wanted) return;
    const text = stringify(told);
    if (watched && send) send(text);
    else if (waiting.length < MOST_WAITING && waitingLength + text.length <= LONGEST_WAITING) {
      waiting[waiting.length] = text;
      waitingLength += text.length;
    }
  },

  open(): void {
    meetIsolated(
      (line) => {
        send = line;
      },
      (watching) => {
        watched = watching;
        outbox.wanted = watching;
        if (watching && send) for (let at = 0; at < waiting.length; at++) send(waiting[at] ?? '');
        waiting.length = 0;
        waitingLength = 0;
      },
    );
    schedule(() => {
      // Nobody answered: the page is not ours to look at.
      if (!send) {
        outbox.wanted = false;
        waiting.length = 0;
      }
    }, PATIENCE_MS);
  },
};

const stringify = JSON.stringify;
const schedule = setTimeout;
const MOST_WAITING = 50;
const LONGEST_WAITING = 262_144;
const PATIENCE_MS = 10_000;

const waiting: string[] = [];
let waitingLength = 0;
let watched = false;
let send: ((text: string) => void) | undefined;
