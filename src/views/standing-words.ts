import type { Token } from '../oauth/token';
import type { Standing } from './standing';

export { standingOf } from './standing';

type Ended = Exclude<Standing['state'], 'current'>;
type Words = readonly [jwt: string, opaque: string];

/** A JWT is good by itself until its end; of an opaque token only its issuer knows. */
const CAPTIONS: Record<Ended, Words> = {
  replaced: ['replaced_valid', 'replaced_maybe'],
  'signed-out': ['signed_out_valid', 'signed_out_maybe'],
  revoked: ['revoked_valid', 'revoked_maybe'],
  refused: ['refused_early', 'refused_early'],
};

const SENTENCES: Record<Ended, Words> = {
  replaced: ['replaced_note', 'replaced_note_opaque'],
  'signed-out': ['signed_out_note', 'signed_out_note_opaque'],
  revoked: ['revoked_note', 'revoked_note_opaque'],
  refused: ['refused_note', 'refused_note'],
};

const wordsFor = ({ format }: Token, [jwt, opaque]: Words): string => (format === 'jws' ? jwt : opaque);

/** The key of a caption below the time that such a token has left. */
export const standingCaption = (token: Token, state: Ended): string => wordsFor(token, CAPTIONS[state]);

/** The key of a sentence with the time of what became of it. */
export const standingSentence = (token: Token, state: Ended): string => wordsFor(token, SENTENCES[state]);
