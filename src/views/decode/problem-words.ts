import type { Expected } from '../../oauth/json-fault';
import type { Part, Problem } from '../../oauth/pasted';
import { isolated } from '../legible';
import type { Translate } from '../scope';

type Fault = Problem['fault'];

/** What was left out or passed over to read it: no mistake of who made the token. */
const NOTES: ReadonlySet<Fault> = new Set<Fault>([
  'encrypted',
  'detached',
  'compressed',
  'withheld',
  'quotes',
  'percent',
  'in_base64',
  'blank',
  'more',
  'alone',
]);

/** False for what is only said, and no reason to doubt. */
export const isWrong = ({ fault }: Problem): boolean => !NOTES.has(fault);

/** A problem in a sentence: where it is, and what is wrong there. */
export const problemText = (t: Translate, problem: Problem): string => {
  const part = 'part' in problem ? t(PARTS[problem.part]) : '';
  switch (problem.fault) {
    case 'json': {
      const expected = t(EXPECTED[problem.expected]);
      return problem.found === ''
        ? t('fault_json_end', part, expected, String(problem.at))
        : t('fault_json', part, String(problem.at), shown(problem.found), expected);
    }
    case 'base64url':
    case 'base64':
    case 'text':
      return t(SENTENCES[problem.fault], part, String(problem.at), shown(problem.found));
    case 'object':
      return t('fault_object', part, t(FOUND[problem.found]));
    case 'parts':
      return t('fault_parts', String(problem.count));
    case 'blank':
      return t('fault_blank', String(problem.count), String(problem.at));
    case 'long':
      return t('fault_long', problem.length.toLocaleString(t('lang')), problem.most.toLocaleString(t('lang')));
    case 'more':
      return t('fault_more', String(problem.most));
    case 'twice':
    case 'unguarded':
    case 'critical':
    case 'crit_absent':
      return t(NAMING[problem.fault], isolated(problem.name, 40));
    case 'nothing_after':
      return t('fault_nothing_after', isolated(problem.word));
    case 'stand_in':
      return t('fault_stand_in', isolated(problem.found));
    case 'shortened':
      return t('fault_shortened', String(problem.at));
    case 'signature_length': {
      const count = (bytes: number): string => bytes.toLocaleString(t('lang'));
      return t('fault_signature_length', count(problem.found), isolated(problem.alg, 20), count(problem.wanted));
    }
    default:
      return t(SENTENCES[problem.fault], part);
  }
};

const shown = (character: string): string => (character === ' ' ? '␣' : isolated(character));

/** Those that name no more than the part they are in. */
type Plain = Exclude<Fault, 'json' | 'object' | 'parts' | 'blank' | 'long' | 'more' | Counted>;
type Counted = 'nothing_after' | 'stand_in' | 'shortened' | 'signature_length' | Naming;
type Naming = 'twice' | 'unguarded' | 'critical' | 'crit_absent';

const NAMING: Record<Naming, string> = {
  twice: 'fault_twice',
  unguarded: 'fault_unguarded',
  critical: 'fault_critical',
  crit_absent: 'fault_crit_absent',
};

const SENTENCES: Record<Plain, string> = {
  base64url: 'fault_base64url',
  base64: 'fault_base64',
  text: 'fault_text',
  cut: 'fault_cut',
  empty: 'fault_empty',
  padding: 'fault_padding',
  withheld: 'fault_withheld',
  unsigned: 'fault_unsigned',
  encrypted: 'encrypted_remark',
  deep: 'fault_deep',
  quotes: 'fault_quotes',
  detached: 'fault_detached',
  compressed: 'fault_compressed',
  both_forms: 'fault_both_forms',
  crit: 'fault_crit',
  sd_end: 'fault_sd_end',
  sd_hash: 'fault_sd_hash',
  percent: 'fault_percent',
  in_base64: 'fault_in_base64',
  alone: 'fault_alone',
  key: 'fault_key',
  no_token: 'fault_no_token',
};

const PARTS: Record<Part, string> = {
  header: 'decode_part_header',
  payload: 'decode_part_payload',
  signature: 'decode_part_signature',
  encrypted_key: 'decode_part_encrypted_key',
  iv: 'decode_part_iv',
  ciphertext: 'decode_part_ciphertext',
  tag: 'decode_part_tag',
  text: 'decode_part_text',
};

const EXPECTED: Record<Expected, string> = {
  value: 'expected_value',
  name: 'expected_name',
  name_or_end: 'expected_name_or_end',
  value_or_end: 'expected_value_or_end',
  colon: 'expected_colon',
  comma_or_brace: 'expected_comma_or_brace',
  comma_or_bracket: 'expected_comma_or_bracket',
  digit: 'expected_digit',
  word: 'expected_word',
  escape: 'expected_escape',
  quote: 'expected_quote',
  nothing: 'expected_nothing',
};

const FOUND: Record<Extract<Problem, { fault: 'object' }>['found'], string> = {
  list: 'found_list',
  text: 'found_text',
  number: 'found_number',
  boolean: 'found_boolean',
  null: 'found_null',
};
