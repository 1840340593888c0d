import { useEffect, useMemo } from 'preact/hooks';
import type { Inspection } from '../session/inspection';
import { useScope } from './scope';

/**
 * An inspection with the whole history of its grants, which is read as long as this is drawn; until it is there, and of a
 * grant that it does not have yet, with the summary: that names the newest tokens of a long chain alone.
 */
export const useWhole = (inspection: Inspection | null): Inspection | null => {
  const { history, readHistory } = useScope();
  useEffect(() => readHistory(), []);
  const { value: told } = history;
  return useMemo(() => {
    if (!inspection || !told) return inspection;
    const grants = inspection.grants.map((grant) => told.find(({ id }) => id === grant.id) ?? grant);
    return { ...inspection, grants };
  }, [inspection, told]);
};
