import type { Coverage, Inspection } from '../session/inspection';
import type { Access } from './scope';

/**
 * What is to be shown of a tab. `restricted`: closed to extensions; `peek`: one look, not watched; `off`: watching is
 * switched off and nothing was recorded; `empty`: watched, nothing yet; `report`: there is something to tell; `unread`: what
 * is stored could not be read.
 */
export type Screen = 'unread' | 'restricted' | 'peek' | 'off' | 'empty' | 'report';

export const screenOf = (access: Access, inspection: Inspection | null): Screen => {
  if (access.kind === 'restricted') return 'restricted';
  if (access.kind === 'none') return 'peek';
  const told = inspection?.tokens.some(({ kind }) => kind === 'access' || kind === 'id' || kind === 'refresh');
  if (told || inspection?.findings.length || inspection?.grants.length) return 'report';
  return isWatching(access, inspection) ? 'empty' : 'off';
};

/** A granted site is watched until it is switched off, also while nothing was recorded yet. */
export const isWatching = (access: Access, inspection: Inspection | null): boolean =>
  (access.kind === 'site' || access.kind === 'all') && !access.off && inspection?.watching !== false;

/** The page was open before watching began, so that the part of it that runs inside pages is not there. */
export const needsReload = (access: Access, inspection: Inspection | null, coverage: Coverage | null): boolean =>
  isWatching(access, inspection) && coverage?.hooked === false;

/** What was seen at one site: a look at one page tells nothing of where the tab was before. */
export const atSite = (inspection: Inspection, site: string): Inspection => {
  const sightings = inspection.sightings.filter((sighting) => sighting.site === site);
  const here = new Set(sightings.map(({ token }) => token));
  return {
    ...inspection,
    sightings,
    tokens: inspection.tokens.filter(({ id }) => here.has(id)),
    findings: inspection.findings.filter((finding) => finding.site === site),
  };
};
