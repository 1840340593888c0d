import type { FollowedIndex } from '../oauth/follow';
import { followedRuns } from '../oauth/followed-runs';
import type { Masker } from '../oauth/mask';
import type { Inspection } from './inspection';

/**
 * A value that has just been proven may stand in what was stored before anyone knew it: in a claim, a path, a key. It
 * becomes its label there too. Answers the tokens whose claims held it, since their raw value holds it as well.
 * `index`: of what was proven just now, and no more: what was proven before is masked wherever it stood.
 */
export const scrub = async (inspection: Inspection, index: FollowedIndex, masker: Masker): Promise<string[]> => {
  const touched: string[] = [];
  for (const token of inspection.tokens) {
    if (!holdsAny(JSON.stringify([token.header, token.claims]), index)) continue;
    if (token.header) token.header = (await masker.members(token.header as Record<string, unknown>)).members;
    if (token.claims) token.claims = (await masker.members(token.claims as Record<string, unknown>)).members;
    touched.push(token.id);
  }
  const places = [...inspection.sightings, ...inspection.findings].flatMap(({ place }) => place ?? []);
  if (!holdsAny(places.map(({ path = '', key = '' }) => `${path}\n${key}`).join('\n'), index)) return touched;
  for (const place of places) {
    if (place.path !== undefined) place.path = await masker.text(place.path, true);
    if (place.key !== undefined) place.key = await masker.text(place.key, true);
  }
  return touched;
};

const holdsAny = (text: string, index: FollowedIndex): boolean => followedRuns(text, index).length > 0;
