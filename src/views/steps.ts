import { useState } from 'preact/hooks';

/** How many times as much each step shows. */
const FACTOR = 10;

/** How much of `total` is shown: `first` of it, and with each `more` ten times as much. */
export const useSteps = (total: number, first: number): { shown: number; more: (() => void) | null } => {
  const [limit, setLimit] = useState(first);
  const more = () => setLimit(limit * FACTOR);
  return { shown: Math.min(total, limit), more: limit < total ? more : null };
};
