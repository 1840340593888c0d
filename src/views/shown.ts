import { useMemo } from 'preact/hooks';
import type { Inspection } from '../session/inspection';
import { type Exposure, exposuresOf } from './exposures';
import { useScope } from './scope';
import { atSite, type Screen, screenOf } from './screen';

/** What is to be shown of the tab: which screen, and what that may tell of its inspection. */
export type Shown = { screen: Screen; shown: Inspection | null; exposures: readonly Exposure[] };

export const useShown = (): Shown => {
  const { access, inspection, isUnread } = useScope();
  const kept = inspection.value;
  const now = access.value;
  const shown = useMemo(() => (kept && now.kind === 'none' ? atSite(kept, now.origin) : kept), [kept, now]);
  const exposures = shown ? exposuresOf(shown.findings, shown.site) : [];
  return { screen: isUnread.value ? 'unread' : screenOf(now, kept), shown, exposures };
};
