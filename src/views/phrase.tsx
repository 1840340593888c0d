import type { ComponentChild } from 'preact';
import { Fragment, h } from 'preact';
import { useScope } from './scope';

/** First of the private-use characters that stand in a message for the nodes to be put there. */
const MARK = 0xe000;
const MARKS = /([\ue000-\ue008])/;

/** A message whose placeholders are nodes, in the order the language wants them: hosts stay elements, never markup. */
export const Phrase = ({ message, parts }: { message: string; parts: readonly ComponentChild[] }) => {
  const { t } = useScope();
  const marks = parts.map((_, index) => String.fromCharCode(MARK + index));
  // preact writes an empty text anew each time.
  const pieces = t(message, ...marks)
    .split(MARKS)
    .filter((piece) => piece !== '');
  return h(Fragment, null, ...pieces.map((piece) => (MARKS.test(piece) ? parts[piece.charCodeAt(0) - MARK] : piece)));
};
