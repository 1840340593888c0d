import { answerText, bodyText } from './body-text';
import { apply, getterOf, methodOf, quietly, wrap, wrapAccessor } from './disguise';
import { type Exchange, isInteresting, tellRequest, tellResponse } from './exchange';
import { type Answer, answerOfStream, followStream } from './hook-stream';
import { memory } from './memory';

/** Sees answers through the page's own reading of them: nothing is read twice, nothing that it did not read. */
export const hookResponse = (): void => {
  for (const [name, textOf] of READERS) {
    wrap(Response.prototype, name, (target, self, args) => {
      // Asked first: the stream of a body that is being read is locked.
      const answer = quietly(() => answerOf(self as object));
      const promise = apply(target, self, args);
      return answer ? read(promise as Promise<unknown>, answer, textOf) : promise;
    });
  }
  wrap(Response.prototype, 'clone', (target, self, args) => {
    const copy = apply(target, self, args) as object;
    const answer = recall(self as object);
    if (answer) remember(copy, answer);
    return copy;
  });
  wrapAccessor(Response.prototype, 'body', 'get', (target, self, args) => {
    const stream = apply(target, self, args);
    const answer = recall(self as object);
    if (stream && answer) quietly(() => followStream(stream as object, answer));
    return stream;
  });
};

/** The answer of an exchange is there: it is told what was sent, and from here on what is read. */
export const answeredBy = (response: Response, exchange: Exchange): void => {
  exchange.status = Number(statusOf(response));
  exchange.url = String(urlOf(response)) || exchange.url;
  const media = header(headersOf(response), 'content-type');
  if (isInteresting(media)) remember(response, { exchange, media });
  tellRequest(exchange);
};

type TextOf = (body: unknown) => string | Promise<unknown> | undefined;

const READERS: readonly (readonly [string, TextOf])[] = [
  ['text', bodyText],
  ['json', answerText],
  ['arrayBuffer', bodyText],
  ['bytes', bodyText],
  ['blob', bodyText],
  ['formData', bodyText],
];

const read = async (promise: Promise<unknown>, { exchange, media }: Answer, textOf: TextOf): Promise<unknown> => {
  const body = await promise;
  quietly(() => tellResponse(exchange, textOf(body), media));
  return body;
};

const { remember, recall } = memory<Answer>();

/** A page may put the stream of an answer into a Response of its own, to read it with less trouble. */
const answerOf = (response: object): Answer | undefined => recall(response) ?? answerOfStream(() => bodyOf(response));

const bodyOf = getterOf(Response.prototype, 'body');
const statusOf = getterOf(Response.prototype, 'status');
const urlOf = getterOf(Response.prototype, 'url');
const headersOf = getterOf(Response.prototype, 'headers');
const header = methodOf(Headers.prototype, 'get');
