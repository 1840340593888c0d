import type { Pasted, PastedToken, Where } from '../../oauth/pasted';
import { cut, isolated } from '../legible';
import type { Translate } from '../scope';
import { isWrong } from './problem-words';

const KINDS: Partial<Record<PastedToken['token']['kind'], string>> = {
  access: 'token_access',
  id: 'token_id',
  refresh: 'token_refresh',
  code: 'kind_code',
  'code-verifier': 'kind_code_verifier',
  'client-secret': 'kind_client_secret',
  'client-assertion': 'kind_client_assertion',
  'dpop-proof': 'kind_dpop_proof',
  'logout-token': 'kind_logout_token',
};

/** What a pasted value is, in words. */
export const kindName = (t: Translate, { token }: PastedToken): string => t(KINDS[token.kind] ?? 'token_other');

const PLACES: Record<Exclude<Where['by'], 'itself'>, string> = {
  header: 'pasted_in_header',
  name: 'pasted_in_name',
  words: 'pasted_in_words',
};

const LONGEST_NAME = 80;
const LONGEST_PATH = 400;

/** Where in the text it stands; '' where it is the text. */
export const placeText = (t: Translate, { by, path }: Where): string =>
  by === 'itself' ? '' : t(PLACES[by], cut(path.map((name) => isolated(name, LONGEST_NAME)).join(' › '), LONGEST_PATH));

/** What came of it, in a line: announced when it changes. '' while there is nothing. */
export const outcome = (t: Translate, pasted: Pasted): string => {
  if (pasted.is === 'nothing') return pasted.problems.length > 0 ? t('pasted_unread') : '';
  const { length } = pasted.tokens;
  const found = length === 1 ? t('pasted_one') : t('pasted_many', String(length));
  const wrong = [...pasted.problems, ...pasted.tokens.flatMap(problemsWithin)].filter(isWrong).length;
  return wrong === 0 ? found : t(wrong === 1 ? 'pasted_wrong_one' : 'pasted_wrong_many', found, String(wrong));
};

const problemsWithin = ({ problems, inner }: PastedToken): PastedToken['problems'] =>
  inner ? [...problems, ...problemsWithin(inner)] : problems;
