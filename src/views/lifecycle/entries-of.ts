import type { Grant } from '../../oauth/grant';
import type { Entry } from './lane';

/** The events of some grants as one list, oldest first. What has no time has no place in it. */
export const entriesOf = (grants: readonly Grant[]): Entry[] => grants.flatMap(named).sort(byTime);

const byTime = (a: Entry, b: Entry): number => a.event.at - b.event.at;

/** Events that are alike in all that names them are told apart by their order. */
const named = ({ id: grant, events }: Grant): Entry[] => {
  const entries: Entry[] = [];
  // Only events of one moment can have one name, and events come in the order of their time.
  const names: string[] = [];
  let moment = Number.NaN;
  for (const event of events) {
    if (!Number.isFinite(event.at)) continue;
    if (event.at !== moment) names.length = 0;
    moment = event.at;
    const name = `${grant} ${event.kind} ${event.at} ${event.token ?? ''}`;
    const nth = names.filter((other) => other === name).length;
    names.push(name);
    entries.push({ key: nth === 0 ? name : `${name} ${nth}`, grant, event });
  }
  return entries;
};
