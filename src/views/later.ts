import { useLayoutEffect, useState } from 'preact/hooks';

/** A part of ours that could not be loaded: the extension was updated or is gone, and its files with it. */
export class NotLoaded extends Error {}

/** What was loaded, by what loads it: the rows of a list, each of which wants it, have it at once but for the first. */
const known = new WeakMap<() => Promise<unknown>, unknown>();

/**
 * A part of the views that is loaded once it is wanted, so that the first picture is there sooner; null until then. Throws
 * NotLoaded, as a fault of what draws it, when it cannot be had.
 */
export const useLater = <Part>(load: () => Promise<Part>, wanted: boolean): Part | null => {
  // Called here: a part may be a component, which a state would take for what makes its first value.
  const [part, setPart] = useState(() => (known.get(load) ?? null) as Part | null);
  const [isLost, setLost] = useState(false);
  useLayoutEffect(() => {
    if (!wanted || part) return;
    load().then(
      (loaded) => {
        known.set(load, loaded);
        setPart(() => loaded);
      },
      () => setLost(true),
    );
  }, [wanted]);
  if (isLost) throw new NotLoaded();
  return wanted ? part : null;
};
