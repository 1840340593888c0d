import { useLayoutEffect, useState } from 'preact/hooks';

/** A part of the views that is loaded once it is wanted, so that the first picture is there sooner; null until then. */
export const useLater = <Part>(load: () => Promise<Part>, wanted: boolean): Part | null => {
  const [part, setPart] = useState<Part | null>(null);
  useLayoutEffect(() => {
    if (wanted && !part) void load().then((loaded) => setPart(() => loaded));
  }, [wanted]);
  return part;
};
