import { interest } from './interest';
import { jsonText } from './json-text';

/** `key`: what carried the message. `to`: the origin of the window that it reached. */
export type TellMessage = (key: string, text: string, to?: string) => void;

/**
 * Hears what the page hears: messages to its window, and to broadcast channels of the names it is told. Until it is
 * opened it looks at none of them, but keeps the first. Its own time is bounded, so that a page may send itself as many
 * messages as it likes.
 */
export const messageListener = (tell: TellMessage) => {
  const channels = new Map<string, BroadcastChannel>();
  let left = MOST_MS;
  let filledAt = 0;

  const hear = (key: string, { data }: { readonly data: unknown }): void => {
    const text = jsonText(data);
    if (interest.passes(text)) tell(key, interest.excerpt(text, LONGEST), receiverOf(key));
    else if (text.length >= SHORTEST_PASSED && text.length <= LONGEST_PASSED)
      passed = [...passed.slice(1 - MOST_PASSED), { key, text, at: performance.now() }];
  };
  /** What was of no interest a moment ago: a page may tell its other tabs of a token before the answer has proven it. */
  let passed: { key: string; text: string; at: number }[] = [];

  const inTime = (key: string, message: { readonly data: unknown }): void => {
    const began = performance.now();
    left = Math.min(MOST_MS, left + ((began - filledAt) / 1_000) * MS_PER_SECOND);
    filledAt = began;
    if (left <= 0) return;
    try {
      hear(key, message);
    } catch {
      // What cannot be read in this world is nothing to tell.
    }
    left -= performance.now() - began;
  };

  let held: MessageEvent[] | null = [];
  const onWindow = (event: MessageEvent): void => {
    if (!held) inTime(`${WINDOW}${event.origin || 'null'}`, event);
    else if (held.length < MOST_HELD) held.push(event);
  };
  addEventListener('message', onWindow, true);

  return {
    /** Joins a broadcast channel, once; the page's own messages to it are heard like anybody's. */
    join(name: string): void {
      if (channels.has(name) || channels.size >= MOST_CHANNELS || name.length > LONGEST_NAME) return;
      try {
        const channel = new BroadcastChannel(name);
        channel.onmessage = (event) => inTime(`BroadcastChannel ${name}`, event);
        channels.set(name, channel);
      } catch {
        // A frame without an origin of its own may be denied them.
      }
    },
    /** Looks once more at what was passed over, now that more is followed. */
    again(): void {
      const early = passed.filter(({ at }) => performance.now() - at < PASSED_MS);
      passed = early.filter(({ text }) => !interest.knows(text));
      for (const { key, text } of early) if (interest.knows(text)) tell(key, text, receiverOf(key));
    },
    open(): void {
      addEventListener('message', onWindow, true);
      const early = held ?? [];
      held = null;
      for (const event of early) onWindow(event);
    },
    /** Leaves every channel: a page with an open one cannot be kept for the way back. Answers the names. */
    close(): string[] {
      removeEventListener('message', onWindow, true);
      held = null;
      passed = [];
      const names = [...channels.keys()];
      for (const channel of channels.values()) channel.close();
      channels.clear();
      return names;
    },
  };
};

const WINDOW = 'window message from ';
const receiverOf = (key: string): string | undefined => (key.startsWith(WINDOW) ? origin : undefined);

/** Time spent on messages: this much at once, and this much of every second. */
const MOST_MS = 50;
const MS_PER_SECOND = 10;
const MOST_HELD = 50;
/** Of what is passed over, so much is kept for so long; what is shorter holds nothing that is followed. */
const MOST_PASSED = 20;
const SHORTEST_PASSED = 20;
const LONGEST_PASSED = 8_192;
const PASSED_MS = 5_000;
const MOST_CHANNELS = 30;
const LONGEST_NAME = 200;
const LONGEST = 65_536;
