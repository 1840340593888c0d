import type { Token } from '../../oauth/token';
import type { Severity } from '../../rules/finding';

/** What the lists of the workbench show. `off`: severities and kinds of token that are not wanted. */
export type Filter = { text: string; off: ReadonlySet<Severity | Token['kind']> };

export const NO_FILTER: Filter = { text: '', off: new Set() };

/** Whether anything is asked for. */
export const isOn = ({ text, off }: Filter): boolean => text.trim() !== '' || off.size > 0;

/** The same with one severity or kind wanted again, or no longer. */
export const toggled = ({ text, off }: Filter, word: Severity | Token['kind']): Filter => {
  const next = new Set(off);
  if (!next.delete(word)) next.add(word);
  return { text, off: next };
};

/** Kinds of token that are listed, in the order of their chips. */
export const KINDS = ['access', 'id', 'refresh'] as const satisfies readonly Token['kind'][];

/** The same of severities. */
export const LEVELS = ['critical', 'high', 'medium', 'low', 'info'] as const satisfies readonly Severity[];
