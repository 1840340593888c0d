import type { PasteFault } from '../../oauth/pasted-key';
import type { Verified } from '../../oauth/verify-signature';
import { isolated } from '../legible';
import type { Translate } from '../scope';
import { clockTime } from '../time';
import type { Check, Refusal } from './check';

export type Shown = Check | { step: 'idle'; host: string | null } | { step: 'busy'; host: string | null };

/** `level`: of the sign beside it; none: nothing is said of the signature yet. */
export type Words = { title: string; sub: string; level?: 'ok' | 'high' | 'medium' };

/** What is said of a check, in a title and one line. `now`: ms, this computer's clock. */
export const wordsOf = (t: Translate, shown: Shown, now: number): Words => {
  switch (shown.step) {
    case 'idle':
      return {
        title: t('verify_idle'),
        sub: shown.host === null ? t('verify_idle_paste') : t('verify_idle_ask', named(shown.host)),
      };
    case 'busy':
      return shown.host === null
        ? { title: t('verify_busy'), sub: '' }
        : { title: t('verify_asking', named(shown.host)), sub: t('verify_asking_sub') };
    case 'ask': {
      const { url, gives } = shown.address;
      return { title: t(ASKED[gives], hostNamed(url)), sub: '' };
    }
    case 'secret':
      return { title: t('verify_no_key'), sub: t('verify_secret', shown.alg), level: 'medium' };
    case 'refused':
      return {
        title: t('verify_unchecked'),
        sub: t(REFUSALS[shown.why], shown.address ? hostNamed(shown.address.url) : ''),
        level: 'medium',
      };
    case 'verified':
      return verifiedWords(t, shown, clockTime(shown.at, now));
  }
};

const ASKED = { metadata: 'verify_ask_metadata', keys: 'verify_ask_keys' };

type Checked = Extract<Check, { step: 'verified' }>;

const verifiedWords = (t: Translate, { verified, host }: Checked, at: string): Words => {
  switch (verified.result) {
    case 'valid':
      return { title: t('verify_valid'), sub: validWords(t, verified, host, at), level: 'ok' };
    case 'mismatch':
      return { title: t('verify_mismatch'), sub: t('verify_mismatch_sub', verified.alg, at), level: 'high' };
    case 'no-key':
      return { title: t('verify_no_key'), sub: missing(t, verified), level: 'medium' };
    case 'unsigned':
      return { title: t('verify_unsigned'), sub: t('verify_unsigned_sub'), level: 'medium' };
    case 'unchecked':
      return { title: t('verify_unchecked'), sub: t(OBSTACLES[verified.why], verified.alg ?? ''), level: 'medium' };
  }
};

type Of<Result> = Extract<Verified, { result: Result }>;

const validWords = (t: Translate, { alg, kid, thumbprint }: Of<'valid'>, host: string | undefined, at: string) => {
  if (thumbprint === undefined) return t('verify_valid_secret', alg, at);
  const key = named(kid ?? thumbprint.slice(0, SHORT));
  return host === undefined ? t('verify_valid_pasted', alg, key, at) : t('verify_valid_sub', alg, key, named(host), at);
};

const missing = (t: Translate, { alg, kid, why }: Of<'no-key'>): string => {
  if (why === 'alg') return t('verify_no_fit', alg);
  return kid === undefined ? t('verify_no_keys') : t('verify_no_kid', named(kid));
};

/** What is wrong with a pasted text. */
export const faultWords = (t: Translate, { fault }: PasteFault): string => t(FAULTS[fault]);

const LONGEST = 60;
const named = (text: string): string => isolated(text, LONGEST);

/** Whoever is asked at an address. */
export const hostNamed = (url: string): string => named(new URL(url).host);

const SHORT = 8;

const OBSTACLES: Record<Of<'unchecked'>['why'], string> = {
  encrypted: 'verify_encrypted',
  unreadable: 'verify_unreadable',
  crit: 'verify_crit',
  'unknown-alg': 'verify_unknown_alg',
  unsupported: 'verify_unsupported',
  'weak-key': 'verify_weak_key',
  'bad-key': 'verify_bad_key',
};

const REFUSALS: Record<Refusal, string> = {
  'not-kept': 'verify_not_kept',
  'no-issuer': 'verify_no_issuer',
  blocked: 'verify_blocked',
  'no-answer': 'verify_no_answer',
  timeout: 'verify_timeout',
  status: 'verify_status',
  'too-long': 'verify_too_long',
  'not-metadata': 'verify_not_metadata',
  'other-issuer': 'verify_other_issuer',
  'no-key-address': 'verify_no_address',
  'not-keys': 'verify_not_keys',
};

const FAULTS: Record<PasteFault['fault'], string> = {
  empty: 'paste_empty',
  'too-long': 'paste_long',
  'not-json': 'paste_not_json',
  'no-keys': 'paste_no_keys',
  'not-a-key': 'paste_not_key',
  token: 'paste_token',
  private: 'paste_private',
  pkcs1: 'paste_old_pem',
  'other-pem': 'paste_other_pem',
  'bad-pem': 'paste_bad_pem',
};
