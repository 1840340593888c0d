import type { Translate } from '../scope';
import { clockTime, span } from '../time';
import { wireText } from './event-words';
import type { Entry } from './lane';

/** One sentence of a story: `key` of its message, and the events it rests on. It says nothing that is not in them. */
export type Sentence = {
  key: string;
  rests: readonly Entry[];
  /** `now` in ms, this computer's clock: other days are named. */
  words: (t: Translate, now: number) => string;
};

/** A sentence with the message of its step. */
export type Told = { step: string; sentence: Sentence };

/** What fills the placeholders of a message: clock times, stretches of time, words of the wire. */
export type Fill = (say: {
  t: Translate;
  time: (at: number) => string;
  span: (ms: number) => string;
  wire: (value: unknown) => string;
}) => string[];

export const sentence = (key: string, rests: readonly Entry[], fill: Fill = () => []): Sentence => ({
  key,
  rests,
  words: (t, now) =>
    t(
      key,
      ...fill({
        t,
        time: (at) => clockTime(at, now),
        span: (ms) => span(t, ms),
        wire: (value) => wireText(String(value ?? '')),
      }),
    ),
});

/** An event in its lane, as a sentence about it needs to know it. */
export type Scene = {
  entry: Entry;
  /** Of the lane, oldest first. */
  entries: readonly Entry[];
  /** What had ended a token, or its sign-in, by the time of an event. */
  endOf: (entry: Entry) => Entry | undefined;
  /** Token.ids of refresh tokens. */
  refreshes: ReadonlySet<string>;
  /** The name a token goes by. */
  labelOf: (id: string | undefined) => string;
  /** Server clock minus local clock, ms; 0 where it is not known. */
  offsetMs: number;
};
