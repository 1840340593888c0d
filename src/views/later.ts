import { useLayoutEffect, useState } from 'preact/hooks';

/** A part of ours that could not be loaded: the extension was updated or is gone, and its files with it. */
export class NotLoaded extends Error {}

/**
 * A part of the views that is loaded once it is wanted, so that the first picture is there sooner; null until then. Throws
 * NotLoaded, as a fault of what draws it, when it cannot be had.
 */
export const useLater = <Part>(load: () => Promise<Part>, wanted: boolean): Part | null => {
  const [part, setPart] = useState<Part | null>(null);
  const [isLost, setLost] = useState(false);
  useLayoutEffect(() => {
    if (wanted && !part)
      load().then(
        (loaded) => setPart(() => loaded),
        () => setLost(true),
      );
  }, [wanted]);
  if (isLost) throw new NotLoaded();
  return part;
};
