import type { Grant } from '../../oauth/grant';
import type { Entry } from './lane';

/** The events of some grants as one list, oldest first. What has no time has no place in it. */
export const entriesOf = (grants: readonly Grant[]): Entry[] => grants.flatMap(named).sort(byTime);

const byTime = (a: Entry, b: Entry): number => a.event.at - b.event.at;

/** Events that are alike in all that names them are told apart by their order. */
const named = ({ id: grant, events }: Grant): Entry[] => {
  const met = new Map<string, number>();
  return events
    .filter(({ at }) => Number.isFinite(at))
    .map((event) => {
      const name = `${grant} ${event.kind} ${event.at} ${event.token ?? ''}`;
      const nth = met.get(name) ?? 0;
      met.set(name, nth + 1);
      return { key: nth === 0 ? name : `${name} ${nth}`, grant, event };
    });
};
