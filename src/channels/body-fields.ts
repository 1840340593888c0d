import type { Field } from '../oauth/observation';

/**
 * The fields of a body that came as bytes. Multipart and plain-text forms are taken apart here, since what a part is
 * called stands beside its value in no way that reads as JSON or as a form; all else is one field without a name.
 */
export const bodyFields = (text: string): Field[] => {
  if (text === '') return [];
  return partsOf(text) ?? linesOf(text) ?? [{ name: '', value: text }];
};

const MOST = 200;

/** RFC 7578. Its boundary is the first line: the header that states it is not known yet. Files are left out. */
const partsOf = (text: string): Field[] | null => {
  const [boundary] = /^--[\w'()+,./:=? -]{1,70}(?=\r\n)/.exec(text) ?? [];
  if (!boundary || !DISPOSITION.test(text.slice(boundary.length, boundary.length + 200))) return null;
  return text.split(`${boundary}`, MOST).flatMap((part) => {
    const head = part.indexOf('\r\n\r\n');
    const [, name] = DISPOSITION.exec(part.slice(0, Math.max(head, 0))) ?? [];
    if (name === undefined || FILE.test(part.slice(0, head))) return [];
    return [{ name: unquote(name), value: part.slice(head + 4).replace(/\r\n$/, '') }];
  });
};

const DISPOSITION = /^\r\ncontent-disposition:\s?form-data;\s?name="([^"\r\n]{0,256})"/i;
const FILE = /;\s?filename\*?=/i;

/** A form sent as text/plain: each control a line, none of them encoded. */
const linesOf = (text: string): Field[] | null => {
  if (!LINES.test(text.slice(0, 4_096)) || !text.endsWith('\r\n')) return null;
  const lines = text.slice(0, -2).split('\r\n', MOST);
  if (!lines.every((line) => PAIR.test(line))) return null;
  return lines.map((line) => ({ name: line.slice(0, line.indexOf('=')), value: line.slice(line.indexOf('=') + 1) }));
};

const LINES = /^[^\s={["<]{1,256}=[^\r\n]*\r\n/;
const PAIR = /^[^\s={["<]{1,256}=/;

/** As browsers write a name into a header: quotes and line breaks percent-encoded. */
const unquote = (name: string): string => name.replace(/%22|%0D%0A/gi, ' ');
