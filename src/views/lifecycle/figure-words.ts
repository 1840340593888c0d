import type { Translate } from '../scope';
import { clockTime, span } from '../time';
import { wireText } from './event-words';
import type { Figures, Range } from './figures';

/** A figure in words: what it is, how much, and what that tells. */
export type FigureWords = { name: string; value: string; tells: string };

/** The figures that are known, in the order of a token's life. `now` in ms, this computer's clock. */
export const figureWords = (t: Translate, figures: Figures, now: number): FigureWords[] => {
  const { life, left, uses, chain, after, receivers } = figures;
  const row = (name: string, value: string, tells: string): FigureWords => ({ name: t(name), value, tells: t(tells) });
  const time = (ms: number) => (ms <= -1_000 ? `−${span(t, ms)}` : span(t, ms));
  return [
    ...(life ? [row('life_figure_life', range(t, life, time), 'life_figure_life_tells')] : []),
    ...(left ? [row('life_figure_left', range(t, left, time), leftTells(left))] : []),
    ...(uses
      ? [
          row(
            'life_figure_uses',
            range(t, uses, (times) => t('times', String(times))),
            usesTell(uses),
          ),
        ]
      : []),
    ...(chain ? [row('life_figure_chain', chainLength(t, chain), chainTells(chain))] : []),
    ...(after ? [row(afterName(after), afterValue(t, after, now), 'life_figure_after_tells')] : []),
    ...(receivers ? [row('life_figure_receivers', receiverNames(t, receivers), 'life_figure_receivers_tells')] : []),
  ];
};

/** Hosts named of many. */
const MOST_NAMED = 5;

const range = (t: Translate, { least, most }: Range, word: (value: number) => string): string =>
  word(least) === word(most) ? word(least) : t('life_figure_range', word(least), word(most));

const leftTells = ({ least }: Range): string => (least < 0 ? 'life_figure_left_tells_late' : 'life_figure_left_tells');

const usesTell = ({ most, replaced }: Uses): string => {
  if (most > 1) return 'life_figure_uses_tells_many';
  return replaced ? 'life_figure_uses_tells' : 'life_figure_uses_tells_once';
};

type Uses = NonNullable<Figures['uses']>;
type Chain = NonNullable<Figures['chain']>;
type After = NonNullable<Figures['after']>;
type Receivers = NonNullable<Figures['receivers']>;

const chainLength = (t: Translate, { length, whole }: Chain): string =>
  t(whole ? 'life_figure_chain_whole' : 'life_figure_chain_part', String(length));

const chainTells = ({ length }: Chain): string =>
  length > 1 ? 'life_figure_chain_tells' : 'life_figure_chain_tells_one';

const afterName = ({ end }: After): string =>
  end.event.kind === 'logout' ? 'life_figure_after_logout' : 'life_figure_after_revocation';

const afterValue = (t: Translate, { end, at }: After, now: number): string =>
  t('life_figure_after_value', span(t, at - end.event.at), clockTime(end.event.at, now), clockTime(at, now));

const receiverNames = (t: Translate, { most, hosts }: Receivers): string => {
  const named = hosts.slice(0, MOST_NAMED).map((host) => wireText(host));
  const more = hosts.length > MOST_NAMED ? [t('more_items', String(hosts.length - MOST_NAMED))] : [];
  return t('life_figure_receivers_value', String(most), [...named, ...more].join(t('between_items')));
};
