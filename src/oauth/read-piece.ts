import type { PastedToken, Problem, Where } from './pasted';
import { looksCompact, opaque, readCompact } from './read-compact';
import { readSdJwt } from './read-sd-jwt';
import type { TokenKind } from './token';
import { kindOfFormat } from './value-format';
import { WITHHELD } from './withhold';

/** Something that stands for a token, as it was written. `kind`: what its name says of it. */
export type Piece = { where: Where; value: string; kind: TokenKind | null; notes: readonly Problem[] };

/** What a piece says, as far as it can be read; a refresh token, a code or a secret is named and not read. */
export const readPiece = async ({ where, value, kind, notes }: Piece): Promise<PastedToken> => {
  const known = kindOfFormat(value) ?? kind;
  const isCompact = looksCompact(value) || (value.split('.').length > 2 && known === null);
  if ((known && WITHHELD.has(known)) || !isCompact) return opaque(where, value, known ?? 'unknown', notes);
  const cut = SHORTENED.exec(value);
  const whole = cut ? value.slice(0, cut.index) : value;
  const read = await (whole.includes('~') ? readSdJwt(where, whole, known) : readCompact(where, whole, known, 0));
  // What is missing explains whatever else there is to say of the rest.
  if (cut) return { ...read, problems: [...notes, { fault: 'shortened', at: cut.index + 1 }] };
  return { ...read, problems: [...notes, ...read.problems] };
};

/** As logs and developer tools write a value that is too long for them. */
const SHORTENED = /…|\.{3,}/;
