import type { Facts } from '../oauth/grant';
import type { Place } from '../oauth/sighting';
import { CHANNELS, type Direction } from './channels';
import { ruleText } from './exposure-text';
import { isolated } from './legible';
import type { Translate } from './scope';
import { span } from './time';

/** The steps of a fix, best first: one a line in the message. */
export const fixSteps = (t: Translate, rule: string): string[] => ruleText(t, rule, 'fix').split('\n').filter(Boolean);

/** Why the severity is not the rule's own, a sentence each; words not known here are left out. */
export const reasonsOf = (t: Translate, { reason }: Facts): string[] =>
  String(reason ?? '')
    .split(',')
    .map((word) => t(`reason_${word.trim()}`))
    .filter(Boolean);

/** A channel and whose it is: "localStorage of app.example.com", "Request body to login.example.com". */
const PLACE_MESSAGES: Record<Direction, string> = {
  sent: 'place_to',
  received: 'place_from',
  stored: 'place_of',
};

export const placeMessage = ({ channel }: Place): string => PLACE_MESSAGES[CHANNELS[channel]];

/** What a rule measured, a phrase each; facts that only other rules read are left out. */
export const factsOf = (t: Translate, facts: Facts): string[] =>
  Object.entries(FACTS).flatMap(([name, word]) => {
    const value = Object.hasOwn(facts, name) ? facts[name] : undefined;
    return value === undefined || value === '' || value === 0 ? [] : [word(t, value)];
  });

const seconds = (t: Translate, value: string | number | boolean): string => span(t, Number(value) * 1_000);
const plain = (value: string | number | boolean): string => isolated(String(value), 253);

const said = (t: Translate, value: string | number | boolean): string => t(SAID[String(value)] ?? '');

/** What rules say in a word of their own. */
const SAID: Record<string, string> = {
  milliseconds: 'fact_form_milliseconds',
  text: 'fact_form_text',
  small: 'fact_form_small',
  exp_before_iat: 'fact_conflict_exp_before_iat',
  exp_before_nbf: 'fact_conflict_exp_before_nbf',
  auth_after_iat: 'fact_conflict_auth_after_iat',
  nbf_ahead: 'fact_conflict_nbf_ahead',
  iat_ahead: 'fact_conflict_iat_ahead',
  no_list: 'fact_fault_no_list',
  empty_list: 'fact_fault_empty_list',
  twice: 'fact_fault_twice',
  standard: 'fact_fault_standard',
  absent: 'fact_fault_absent',
};

const FACTS: Record<string, (t: Translate, value: string | number | boolean) => string> = {
  rule: (t, value) => t('fact_rule', plain(value)),
  lifeSeconds: (t, value) => t('fact_life', seconds(t, value)),
  secondsAfter: (t, value) => t('fact_after', seconds(t, value)),
  secondsSince: (t, value) => t('fact_since', seconds(t, value)),
  status: (t, value) => t('fact_status', plain(value)),
  uses: (t, value) => t('fact_uses', plain(value)),
  receiver: (t, value) => t('fact_receiver', plain(value)),
  missing: (t, value) => t('fact_missing', plain(value)),
  claims: (t, value) => t('fact_claims', plain(value)),
  form: (t, value) => said(t, value),
  conflict: (t, value) => said(t, value),
  domain: (t, value) => t('fact_domain', plain(value)),
  hosts: (t, value) => t('fact_hosts', plain(value)),
  headers: (t, value) => t('fact_headers', plain(value)),
  fault: (t, value) => said(t, value),
  secondsOff: (t, value) => t('fact_off', seconds(t, value)),
  alg: (t, value) => t('fact_alg', plain(value)),
  responseType: (t, value) => t('fact_response_type', plain(value)),
  apartSeconds: (t, value) => t('fact_apart', seconds(t, value)),
  offsetSeconds: (t, value) => t(Number(value) < 0 ? 'clock_ahead' : 'clock_behind', seconds(t, value)),
  codeAgeSeconds: (t, value) => t('fact_code_age', seconds(t, value)),
  redirect: (t, value) => t('fact_redirect', plain(value)),
  issuer: (t, value) => t('fact_issuer', plain(value)),
  expected: (t, value) => t('fact_expected', plain(value)),
  gapSeconds: (t, value) => t('fact_gap', seconds(t, Math.abs(Number(value)))),
};
