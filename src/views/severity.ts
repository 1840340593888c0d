import type { Severity } from '../rules/finding';

/** The colours of a judgement; `note` has none. */
export type Tone = 'bad' | 'warn' | 'low' | 'ok' | 'note';

export const TONES: Record<Severity, Tone> = {
  critical: 'bad',
  high: 'bad',
  medium: 'warn',
  low: 'low',
  info: 'note',
};
