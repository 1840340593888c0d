import { browser } from '../browser';
import { maskWith } from '../oauth/mask';
import type { Place } from '../oauth/sighting';
import { type ExposureName, ignored, isNamed } from './ignored';
import { type Inspection, inspectionKey } from './inspection';
import { isPrivateTab } from './private-tab';
import { store } from './store';

/** An exposure as a view names it: checked against what is really there. */
export type Named = {
  rule: string;
  site: string;
  place: { channel: string; host: string; path?: string; key?: string } | null;
};

/** The user's wish: an exposure of this tab is not to be counted at its site, and why. What is not there is no error. */
export const ignoreExposure = async (tab: number, named: Named, reason: string): Promise<void> => {
  const inspection = await store.peek<Inspection>(inspectionKey(tab));
  const name = nameOf(named);
  if (!inspection?.findings.some((finding) => isNamed(finding, name))) return;
  const why = await words.text(reason.trim());
  if (await isPrivateTab(tab)) await ignored.addPrivately(tab, name, why, Date.now());
  else await ignored.add(name, why, Date.now());
  await markAll();
};

/** It counts again. */
export const restoreExposure = async (tab: number, named: Named): Promise<void> => {
  await ignored.remove(tab, nameOf(named));
  await markAll();
};

/** The same of an entry of the list of what is ignored: `place` is the hash that is kept of it. */
export const restoreEntry = async (entry: { rule: string; site: string; place: string }): Promise<void> => {
  await ignored.drop(entry);
  await markAll();
};

const nameOf = ({ place, ...name }: Named): ExposureName => ({ ...name, place: place as Place | null });

/** A token that was pasted into a reason is no reason. */
const words = maskWith(
  async () => '',
  () => undefined,
);

const markAll = async (): Promise<void> => {
  for (const { id } of await browser.tabs.query({})) {
    const inspection = await store.peek<Inspection>(inspectionKey(id ?? -1));
    if (!inspection) continue;
    await ignored.mark(inspection);
    store.changed(inspectionKey(inspection.tab));
  }
};
