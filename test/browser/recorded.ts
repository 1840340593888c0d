import { type Coverage, coverageKey, type Inspection, inspectionKey } from '../../src/session/inspection';

/** Chromium, or the extension in Firefox. */
type Holder = { storage(area: 'session'): Promise<Record<string, unknown>> };

/** What is recorded of a tab now. */
export const inspectionOf = async (holder: Holder, tab: number): Promise<Inspection | undefined> =>
  (await holder.storage('session'))[inspectionKey(tab)] as Inspection | undefined;

export const coverageOf = async (holder: Holder, tab: number): Promise<Coverage | undefined> =>
  (await holder.storage('session'))[coverageKey(tab)] as Coverage | undefined;
