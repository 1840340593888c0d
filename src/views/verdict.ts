import type { Exposure } from './exposures';
import { counts } from './exposures';
import type { Tone } from './severity';
import { TONES } from './severity';

/** The one sentence of a view: its colour, the row it rests on, and how many there are. */
export type Verdict = {
  tone: Tone;
  /** The worst exposure; null where nothing counts. */
  top: Exposure | null;
  /** Exposures that count. */
  rows: number;
  /** Places a refresh token is exposed in, those that only look like it left out. */
  refreshPlaces: number;
};

/** `exposures` as exposuresOf sorts them; the worst of the whole tab decides, wherever in the list it stands. */
export const verdictOf = (exposures: readonly Exposure[]): Verdict => {
  const open = exposures.filter(counts);
  const bySeverity = (name: Exposure['severity']) => open.find(({ severity }) => severity === name);
  const top = bySeverity('critical') ?? bySeverity('high') ?? bySeverity('medium') ?? bySeverity('low') ?? null;
  const refresh = open.filter(({ rule, place, certainty }) => rule.startsWith('rt-') && place && certainty !== 'hint');
  return {
    tone: top ? TONES[top.severity] : 'ok',
    top,
    rows: open.length,
    refreshPlaces: new Set(refresh.map(({ place }) => JSON.stringify(place))).size,
  };
};
