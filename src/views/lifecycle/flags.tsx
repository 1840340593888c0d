import type { Severity } from '../../rules/finding';
import type { Exposure } from '../exposures';
import { SeverityIcon } from '../severity-icon';
import type { Spot } from './drawn-lane';
import type { Band, Entry, Lane } from './lane';
import { relatedTo } from './related-exposures';
import type { Scale } from './scale';
import { isLate } from './ticks';

/** What is held against an event, where the drawing shows it. */
export type Flag = { entry: Entry; severity: Severity };

/** Exposures are about a token at a place: of those, the ones a use after its end gives rise to. */
const LATE: ReadonlySet<string> = new Set(['at-used-after-expiry', 'at-outlives-revocation']);

/** Refresh tokens found in web storage, and the first use of each access token that came too late. @param exposures That count, the worst first. */
export const flagsOf = ({ bands, bars, issuer }: Lane, exposures: readonly Exposure[]): Flag[] => {
  const isNew = (band: Band) =>
    !bands.some(({ entry, until }) => entry.event.at < band.from && (until ?? band.from) >= band.from - AT_ONCE_MS);
  const stored = bands.filter((band) => band.kind === 'refresh' && isNew(band)).map(({ entry }) => entry);
  const late = bars.flatMap((bar) => bar.uses.find(({ event }) => isLate(bar, event.at)) ?? []);
  const about = exposures.filter(({ rule }) => LATE.has(rule));
  return [...stored.flatMap(worstOf(exposures, issuer)), ...late.flatMap(worstOf(about, issuer))];
};

/** A token that takes the place of another in storage does so within this time; ms. */
const AT_ONCE_MS = 1_500;

const worstOf =
  (exposures: readonly Exposure[], issuer: string) =>
  (entry: Entry): Flag[] => {
    const [worst] = relatedTo(entry, exposures, issuer);
    return worst ? [{ entry, severity: worst.severity }] : [];
  };

/** Beside the event; of those that would lie on each other, the first. Its words are in the list of exposures. */
export const Flags = ({
  flags,
  spots,
  scale,
}: {
  flags: readonly Flag[];
  spots: ReadonlyMap<string, Spot>;
  scale: Scale;
}) => {
  let last = Number.NEGATIVE_INFINITY;
  return (
    <>
      {flags.flatMap(({ entry: { key, event }, severity }) => {
        const spot = spots.get(key);
        const side = event.kind === 'token_stored' ? -BESIDE : BESIDE;
        if (!spot || spot.x < scale.left || spot.x > scale.right || Math.abs(spot.x - last) < 2 * BESIDE) return [];
        last = spot.x;
        return (
          <span
            key={key}
            class="tl-flag"
            style={{ left: `${spot.x + side - SIZE / 2}px`, top: `${spot.y - SIZE / 2}px` }}
            aria-hidden="true"
          >
            <SeverityIcon level={severity} />
          </span>
        );
      })}
    </>
  );
};

const BESIDE = 11;
const SIZE = 12;
