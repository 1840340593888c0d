import type { Head, Pasted, PastedToken, Problem, Where } from '../../oauth/pasted';
import { cut, isolated } from '../legible';
import type { Translate } from '../scope';
import { formatName } from '../token-text';
import { isDoubtful } from './disclosures';
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
export const kindName = (t: Translate, { token, shown }: PastedToken): string =>
  t(KINDS[token.kind] ?? (shown ? 'kind_credential' : 'token_other'));

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
  const faults = [...pasted.problems, ...pasted.tokens.flatMap(problemsWithin)].filter(isWrong).length;
  const wrong = faults + pasted.tokens.flatMap(({ shown }) => shown?.disclosures ?? []).filter(isDoubtful).length;
  return wrong === 0 ? found : t(wrong === 1 ? 'pasted_wrong_one' : 'pasted_wrong_many', found, String(wrong));
};

const problemsWithin = ({ problems, heads = [], inner, binding }: PastedToken): readonly Problem[] => [
  ...[...problems, ...heads.flatMap((head) => head.problems)],
  ...[inner, binding].flatMap((within) => (within ? problemsWithin(within) : [])),
];

/** How it is written: "JWT RS256", "SD-JWT ES256", "JWS JSON". */
export const writtenAs = (t: Translate, { token, heads, shown }: PastedToken): string => {
  if (heads) return `${token.format.toUpperCase()} JSON`;
  const name = formatName(t, token);
  return shown ? `SD-${name}` : name;
};

/** "Signature 1 of 2 · Protected header"; where there is no list of them, the header alone. */
export const headTitle = (t: Translate, { token }: PastedToken, { guard, of }: Head): string => {
  const name = t(guard === 'protected' ? 'head_protected' : 'head_unprotected');
  if (!of) return name;
  const key = token.format === 'jwe' ? 'head_of_recipient' : 'head_of_signature';
  return t(key, String(of.number), String(of.total), name);
};
