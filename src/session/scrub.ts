import type { FollowedIndex } from '../oauth/follow';
import { followedRuns } from '../oauth/followed-runs';
import type { Masker } from '../oauth/mask';
import type { Inspection } from './inspection';

/**
 * A value that has just been proven may stand in what was stored before anyone knew it: in a claim, a path, a key. It
 * becomes its label there too. Answers the tokens whose claims held it, since their raw value holds it as well.
 */
export const scrub = async (inspection: Inspection, index: FollowedIndex, masker: Masker): Promise<string[]> => {
  if (followedRuns(JSON.stringify(inspection), index).length === 0) return [];
  const touched: string[] = [];
  for (const token of inspection.tokens) {
    if (followedRuns(JSON.stringify([token.header, token.claims]), index).length === 0) continue;
    if (token.header) token.header = (await masker.members(token.header as Record<string, unknown>)).members;
    if (token.claims) token.claims = (await masker.members(token.claims as Record<string, unknown>)).members;
    touched.push(token.id);
  }
  for (const { place } of [...inspection.sightings, ...inspection.findings]) {
    if (place?.path !== undefined) place.path = await masker.text(place.path, true);
    if (place?.key !== undefined) place.key = await masker.text(place.key, true);
  }
  return touched;
};
