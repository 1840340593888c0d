import { useEffect, useState } from 'preact/hooks';

/** Whether something still holds after `ms`, so that what passes by is not shown. What holds at first is shown at once. */
export const useSettled = (holds: boolean, ms: number): boolean => {
  const [settled, setSettled] = useState(holds);
  useEffect(() => {
    if (!holds) return setSettled(false);
    const timer = setTimeout(() => setSettled(true), ms);
    return () => clearTimeout(timer);
  }, [holds]);
  return holds && settled;
};
