import type { Inspection } from '../session/inspection';
import { type Exposure, exposuresOf } from './exposures';
import { useScope } from './scope';
import { atSite, type Screen, screenOf } from './screen';

/** What is to be shown of the tab: which screen, and what that may tell of its inspection. */
export type Shown = { screen: Screen; shown: Inspection | null; exposures: readonly Exposure[] };

export const useShown = (): Shown => {
  const { access, inspection, isUnread } = useScope();
  const kept = inspection.value;
  const shown = kept && access.value.kind === 'none' ? atSite(kept, access.value.origin) : kept;
  return {
    screen: isUnread.value ? 'unread' : screenOf(access.value, kept),
    shown,
    exposures: shown ? exposuresOf(shown.findings, shown.site) : [],
  };
};
