/** Texts that a page, a server or a file may bring, each by what it tries. */
export const HOSTILE: Readonly<Record<string, string>> = {
  markup:
    '"><img src=x onerror=alert(1)></script><script>alert(1)</script><style>*{display:none}</style>" onclick="alert(1)',
  entities: '&lt;img src=x onerror=alert(1)&gt;&#x202e;',
  'an address that is a script': 'javascript:alert(document.domain)',
  'an address that is a page': 'data:text/html,<script>alert(1)</script>',
  'the placeholders of a message': '$1 $2 $HOST$ \ue000\ue001\ue002',
  'overrides, embeddings and isolates that never end': 'user\u202enimda\u202b\u2067\u2068\u202a\u2066read',
  'letters that run from right to left': 'שלום عالم 12 𐤀𐤁𐤂 𞤀𞤁',
  'what is not seen': 'a\u200bd\u200cm\u200di\u2060n\ufeff\u00ad\u034f\u115f\u3164\u2800\ufe0f\u{e0100}\u{e0041}',
  'controls, halves of pairs, and what is no character':
    '\u0000\u0007\u0008\u001b[31m\u007f\u009b\ud800x\udc00\udbff\ufffe\uffff',
  'towers of marks, and letters as tall': `Z${'\u0300\u0316\u0489'.repeat(9)}algo﷽ཧཱུྃᬳᬵ꧅𒐫👨‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿`,
  'a flood of line ends': '\r\n\n\u2028\u2029\v\f'.repeat(50),
  'one long word': 'W'.repeat(20_000),
  'a megabyte': '<b>\u202e'.repeat(200_000),
  'the name of a trap': '__proto__',
  'the name of another': 'constructor',
};

/**
 * The `index`th text of a document: no two alike, since views tell things apart by their names. `longest`: what an
 * inspection holds of one at most (oauth/mask).
 */
export type Fill = (index: number, longest?: number) => string;

export const hostileFill =
  (text: string): Fill =>
  (index, longest = 1_000) =>
    text.slice(0, longest) + (index === 0 ? '' : index);

/** Of the same length and, for what is taken apart or read as an address, of the same shape; and nothing to fear. */
export const tameFill = (text: string): Fill =>
  hostileFill(text.replace(/[^ :/.?#@$\d]/g, (_, at) => LETTERS[at % LETTERS.length] ?? ''));

/** One after the other, so that no two words are alike. */
const LETTERS = 'abcdefghijklmnopqrstuvw';

/** Tokens whose bytes are no good JSON, or good JSON that no one should write. */
export const HOSTILE_CLAIMS: Readonly<Record<string, string>> = {
  'numbers that are none':
    '{"exp":1e400,"iat":-1e400,"nbf":1e-400,"auth_time":-0,"updated_at":1e22,"n":123456789012345678901}',
  'dates past the last year':
    '{"iat":8640000000001,"exp":8640000000000001,"nbf":275761,"auth_time":9e15,"updated_at":1e300}',
  'other types everywhere':
    '{"iss":{"toString":1},"aud":[{},[],null],"scope":{"split":1},"exp":"NaN","iat":[],"cnf":true,"sub":null,"amr":{},"client_id":[1]}',
  'names of traps':
    '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":"x","hasOwnProperty":1}',
  'what looks like an element of ours':
    '{"sub":{"type":"script","props":{"dangerouslySetInnerHTML":{"__html":"<b>x</b>"}},"key":null,"ref":null,"__k":null,"__v":1}}',
  'a depth of 10,000': `{"sub":${'['.repeat(10_000)}${']'.repeat(10_000)}}`,
  '10,000 claims': JSON.stringify(
    Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`c\u202e${at}`, `<b>${at}`])),
  ),
  'a name twice': '{"iss":"https://a.test","iss":"<b>","aud":"a","aud":"\\u202eb"}',
};
