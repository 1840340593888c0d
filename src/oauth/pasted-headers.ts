import type { Field } from './observation';
import { shellWords } from './shell-words';

/** A field of a request that was pasted. `by`: whether its name is that of a header. */
export type PastedField = Field & { by: 'header' | 'name'; hidden?: true };

/** The headers, the address, the body and the user of a cURL command line; null for anything else. */
export const curlFields = (text: string): PastedField[] | null => {
  if (!/^\s*(?:[$>%]\s+)?curl(?:\.exe)?\s/.test(text)) return null;
  // As developer tools write it for cmd.exe, where ^ is what \ is elsewhere.
  const words = shellWords(text.includes('^"') ? text.replace(/\^\r?\n/g, ' ').replace(/\^([\s\S])/g, '$1') : text);
  return words.flatMap((word, index): PastedField[] => {
    const [, long, joined] = /^(--[\w-]+)=([\s\S]*)$/.exec(word) ?? [];
    const [, short, attached] = /^(-[HdbuF])([\s\S]+)$/.exec(word) ?? [];
    const read = OPTIONS[long ?? short ?? word];
    if (read) return read(joined ?? attached ?? words[index + 1] ?? '');
    return /^[a-z][a-z\d+.-]*:\/\//i.test(word) ? [{ by: 'name', name: '', value: word }] : [];
  });
};

/** The header lines of a request or an answer, and the body after them; null where no line is one. */
export const headerFields = (text: string): PastedField[] | null => {
  const lines = unfolded(text.split(/\r?\n/, MOST_LINES));
  const blank = lines.findIndex((line, index) => index > 0 && line.trim() === '' && isHeader(lines[index - 1] ?? ''));
  const head = blank === -1 ? lines : lines.slice(0, blank);
  const fields = head.flatMap(fieldOf);
  if (!START.test(lines[0] ?? '') && !fields.some(({ by }) => by === 'header')) return null;
  const body = blank === -1 ? '' : lines.slice(blank).join('\n').trim();
  return body === '' ? fields : [...fields, { by: 'name', name: '', value: body }];
};

/** RFC 9110 §5.1, after what a command line tool or a developer tool puts before it. */
const LINE = /^\s*(?:[<>*]\s+)?["']?([A-Za-z][\w-]{0,63})["']?\s{0,9}:\s{0,9}(?!\/\/)(\S[\s\S]*)$/;
/** Headers that carry a credential. A line of another name is believed where one of these is there. */
const CARRIERS =
  /^(?:(?:proxy-)?authorization|dpop|(?:set-)?cookie|location|referer|x-[\w-]{0,60}(?:token|jwt|auth|assertion)[\w-]{0,60})$/i;

/** The first line of a request, with its target, or of an answer: RFC 9112 §3, §4. */
const START = /^\s*(?:[<>*]\s+)?(?:[A-Z]{3,10}\s+(\S+)\s+)?HTTP\/\d(?:\.\d)?(?:\s|$)/;
/** They name schemes, and hold no credential: RFC 9110 §11.6.1, §11.7.1. */
const CHALLENGES = /^(?:www|proxy)-authenticate$/i;

const isHeader = (line: string): boolean => LINE.test(line) || START.test(line);

/** Developer tools write a name and its value in two lines, and a mail or a terminal breaks a token into several. */
const unfolded = (lines: readonly string[]): string[] => {
  const whole: string[] = [];
  for (const line of lines) {
    const before = whole.at(-1) ?? '';
    const isValue = CARRIERS.test(before.trim().replace(/:$/, '')) && line.trim() !== '';
    const isRest = /[.\w-]{20}$/.test(before) && TOKEN_LINE.test(before) && /^\s*[\w\-.]+=*\s*$/.test(line);
    if (isValue) whole.push(`${whole.pop()?.trim().replace(/:$/, '')}: ${line.trim()}`);
    else if (isRest) whole.push(`${whole.pop()}${line.trim()}`);
    else whole.push(line);
  }
  return whole;
};

/** A header that ends within a compact token. */
const TOKEN_LINE = /:\s*(?:(?:bearer|dpop)\s+)?ey[\w\-.]{18,}$/i;

const fieldOf = (line: string): PastedField[] => {
  const target = START.exec(line)?.[1];
  if (target !== undefined) return [{ by: 'name', name: '', value: target.replace(/^[^?#]*[?#]/, '') }];
  const [, name, value] = LINE.exec(line.trimEnd()) ?? [];
  if (name === undefined || value === undefined || CHALLENGES.test(name)) return [];
  const bare = value.replace(/^(["'])([\s\S]*)\1,?$/, '$2');
  return [{ by: CARRIERS.test(name) ? 'header' : 'name', name, value: COOKIES[name.toLowerCase()]?.(bare) ?? bare }];
};

/** As RFC 6265 §4.2.1 writes them, whatever stood between them; of one that is set, without its attributes (§4.1.1). */
const COOKIES: Readonly<Record<string, (value: string) => string>> = {
  cookie: (value) => value.replace(/;\s*/g, '; ').replace(/;\s*$/, ''),
  'set-cookie': (value) => value.replace(/;[\s\S]*$/, ''),
};

const data = (value: string): PastedField[] => [
  { by: 'name', name: '', value, ...(value.includes('=') && { media: 'application/x-www-form-urlencoded' }) },
];
const user = (value: string): PastedField[] => [{ by: 'name', name: '--user', value, hidden: true }];
const cookie = (value: string): PastedField[] => [{ by: 'header', name: 'Cookie', value }];

const OPTIONS: Record<string, (value: string) => PastedField[]> = {
  ...{ '-H': fieldOf, '--header': fieldOf, '-b': cookie, '--cookie': cookie, '-u': user, '--user': user },
  ...{ '-d': data, '--data': data, '--data-raw': data, '--data-ascii': data, '--data-binary': data },
  ...{ '--data-urlencode': data, '--json': data, '-F': data, '--form': data },
  '--oauth2-bearer': (value) => [{ by: 'header', name: 'Authorization', value: `Bearer ${value}` }],
};

const MOST_LINES = 5_000;
