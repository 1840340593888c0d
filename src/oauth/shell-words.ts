/** The words of a command line as a POSIX shell splits them; a quote that is not closed holds the rest. */
export const shellWords = (text: string): string[] => {
  const words: string[] = [];
  let isOpen = false;
  for (const [, single, double, plain] of text.matchAll(PIECE)) {
    const piece = single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? plain?.replace(/\\([\s\S])/g, '$1');
    if (piece === undefined) {
      isOpen = false;
      continue;
    }
    // "--header"="x" and $'x' are one word of several pieces.
    if (isOpen) words.push(`${words.pop() ?? ''}${piece}`);
    else words.push(piece);
    isOpen = true;
  }
  return words;
};

/** Each alternative takes what it begins, so that no text is gone over twice. A backslash before a line break joins lines. */
const PIECE = /(?:\s|\\\r?\n)+|\$?'([^']*)(?:'|$)|\$?"((?:[^"\\]|\\[\s\S])*)\\?(?:"|$)|((?:[^\s'"\\]|\\[^\r\n])+|\\)/g;
