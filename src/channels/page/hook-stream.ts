import { LONGEST, valueText } from './body-text';
import {
  apply,
  defineProperty,
  getOwnPropertyDescriptor,
  getterOf,
  methodOf,
  onceSettled,
  prototypeOf,
  quietly,
  wrap,
} from './disguise';
import { type Exchange, ownMember, tellResponse } from './exchange';
import { memory } from './memory';

/** The answer that something of the page's is a part of, and its media type. */
export type Answer = { exchange: Exchange; media: string };

/** What a page has read of one stream so far: bounded, and over once it is told whole or has become too long. */
type Reading = Answer & { text: string; decoder: TextDecoder; isOver: boolean };

/**
 * Sees the bodies that a page reads as streams, chunk by chunk as they come to it. Nothing is read that the page does not
 * read, and nothing stands between: what it cancels is cancelled, what it leaves waits.
 */
export const hookStreams = (): void => {
  const streams = prototypeOf('ReadableStream');
  if (!streams) return;
  const iterators = quietly(() => Object.getPrototypeOf(new ReadableStream().values()));
  /** What comes of a stream belongs to its answer too. */
  const passOn = (name: PropertyKey, pass: (made: object, reading: Reading) => void) =>
    wrap(streams, name, (target, self, args) => {
      const made = apply(target, self, args) as object;
      const reading = recall(self as object);
      if (reading) quietly(() => pass(made, reading));
      return made;
    });
  passOn('getReader', (reader, reading) => {
    remember(reader, reading);
    // However it ends. This promise counts as handled at all times, so that nobody sees it handled once more.
    const ended = () => leave(reading);
    onceSettled(closed(reader), ended, ended);
  });
  passOn('values', remember);
  // The readable side carries on what goes in, decoded or decompressed.
  passOn('pipeThrough', followStream);
  passOn('tee', (branches, reading) => {
    followStream(ownMember(branches, '0') as object, reading);
    followStream(ownMember(branches, '1') as object, reading);
  });
  const values = getOwnPropertyDescriptor(streams, 'values');
  // One function under two names.
  if (values) defineProperty(streams, Symbol.asyncIterator, { ...values, enumerable: false });
  for (const [prototype, name] of [
    [prototypeOf('ReadableStreamDefaultReader'), 'read'],
    [prototypeOf('ReadableStreamBYOBReader'), 'read'],
    [iterators, 'next'],
  ] as const)
    wrap(prototype, name, (target, self, args) => {
      const promise = apply(target, self, args);
      const reading = recall(self as object);
      return reading ? look(promise as Promise<unknown>, reading) : promise;
    });
  wrap(iterators, 'return', (target, self, args) => {
    const promise = apply(target, self, args);
    const reading = recall(self as object);
    if (reading) quietly(() => leave(reading));
    return promise;
  });
};

/** From here on what the page reads of this stream is looked at. */
export const followStream = (stream: object, { exchange, media }: Answer): void => {
  areSome = true;
  if (!recall(stream)) remember(stream, { exchange, media, text: '', decoder: new Decoder(), isOver: false });
};

/** Whose stream it is; `streamOf` is asked only where there are streams at all. */
export const answerOfStream = (streamOf: () => unknown): Answer | undefined => {
  const stream = areSome ? streamOf() : undefined;
  return stream ? recall(stream) : undefined;
};

let areSome = false;
const { remember, recall } = memory<Reading>();
const Decoder = TextDecoder;
const decode = methodOf(TextDecoder.prototype, 'decode');
const later = setTimeout;
const closedOfDefault = getterOf(prototypeOf('ReadableStreamDefaultReader'), 'closed');
const closedOfBytes = getterOf(prototypeOf('ReadableStreamBYOBReader'), 'closed');
const closed = (reader: object): unknown =>
  quietly(() => closedOfDefault(reader)) ?? quietly(() => closedOfBytes(reader));

/** An async function, so that a failure which nobody handles is still reported, and once. */
const look = async (promise: Promise<unknown>, reading: Reading): Promise<unknown> => {
  const result = await promise;
  quietly(() => take(reading, result));
  return result;
};

const take = (reading: Reading, result: unknown): void => {
  if (reading.isOver) return;
  const chunk = ownMember(result, 'value');
  const isDone = ownMember(result, 'done') === true;
  if (chunk !== undefined) reading.text += textOf(chunk, reading.decoder);
  if (!isDone && reading.text.length <= LONGEST) return;
  tell(reading, reading.text.slice(0, LONGEST));
};

const textOf = (chunk: unknown, decoder: TextDecoder): string => {
  if (typeof chunk === 'string') return chunk;
  const bytes = quietly(() => String(decode(decoder, chunk, { stream: true })));
  return bytes ?? `${valueText(chunk) ?? ''}\n`;
};

/** Left before its end, or at it: the last chunk comes to the page after this is known. */
const leave = (reading: Reading): void => {
  later(() => {
    // The value that was being read may be cut in two: half a token is another token.
    if (!reading.isOver) quietly(() => tell(reading, reading.text.replace(/[^\s"'&,;]+$/, '')));
  }, 0);
};

const tell = (reading: Reading, text: string): void => {
  reading.isOver = true;
  reading.text = '';
  tellResponse(reading.exchange, text, reading.media);
};
