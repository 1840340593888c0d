import type { Token } from '../oauth/token';
import type { Standing } from './standing';

export { standingOf } from './standing';

type Ended = Exclude<Standing['state'], 'current'>;
type Words = readonly [jwt: string, opaque: string, refresh: string];

/** A JWT is good by itself until its end; of an opaque one only its issuer knows, which is all that a refresh token is for. */
const CAPTIONS: Record<Ended, Words> = {
  replaced: ['replaced_valid', 'replaced_maybe', 'life_state_replaced'],
  'signed-out': ['signed_out_valid', 'signed_out_maybe', 'life_state_signed_out'],
  revoked: ['revoked_valid', 'revoked_maybe', 'life_state_revoked'],
  refused: ['refused_early', 'refused_early', 'life_state_refused'],
};

const SENTENCES: Record<Ended, Words> = {
  replaced: ['replaced_note', 'replaced_note_opaque', 'replaced_note_refresh'],
  'signed-out': ['signed_out_note', 'signed_out_note_opaque', 'signed_out_note_refresh'],
  revoked: ['revoked_note', 'revoked_note_opaque', 'revoked_note_refresh'],
  refused: ['refused_note', 'refused_note', 'refused_note_refresh'],
};

const wordsFor = ({ kind, format }: Token, [jwt, opaque, refresh]: Words): string =>
  kind === 'refresh' ? refresh : format === 'jws' ? jwt : opaque;

/** The key of a caption below the time that such a token has left. */
export const standingCaption = (token: Token, state: Ended): string => wordsFor(token, CAPTIONS[state]);

/** The key of a sentence with the time of what became of it. */
export const standingSentence = (token: Token, state: Ended): string => wordsFor(token, SENTENCES[state]);
