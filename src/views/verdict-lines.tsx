import type { Inspection } from '../session/inspection';
import { ruleText, titleOf } from './exposure-text';
import { isolated } from './legible';
import { hostOf } from './origin';
import { type Translate, useScope } from './scope';
import { span } from './time';
import type { Verdict } from './verdict';

/**
 * The verdict in words: how many places, else the worst exposure by name, else what was not seen (`none`: the message for
 * that). Never that all is well.
 */
export const verdictTitle = (
  t: Translate,
  verdict: Verdict,
  inspection: Inspection | null,
  none = 'verdict_none',
): string => {
  const { top, tone, rows, refreshPlaces } = verdict;
  if (!top) return t(hasRefresh(inspection) ? 'verdict_seen' : none);
  if (top.rule.startsWith('rt-') && top.place && refreshPlaces > 1) return t('verdict_places', String(refreshPlaces));
  if (tone === 'low' && rows > 1) return t('verdict_small', String(rows));
  return titleOf(t, top);
};

/** What follows from the verdict, or what it rests on. */
export const VerdictLine = ({ verdict }: { verdict: Verdict }) => {
  const { t, inspection } = useScope();
  const { top, tone, rows } = verdict;
  if (!top) return <Watched />;
  if (tone === 'low' && rows > 1 && !hasRefresh(inspection.value)) return t('line_no_refresh');
  if (inspection.value && top.site !== inspection.value.site)
    return t('line_elsewhere', isolated(hostOf(top.site), 253));
  return ruleText(t, top.rule, 'line') || t('line_other');
};

/** How long was watched, and how much. */
const Watched = () => {
  const { t, coverage, now } = useScope();
  if (!coverage.value) return null;
  const { since, requests } = coverage.value;
  return t(requests === 1 ? 'watched_one' : 'watched_many', span(t, now.value - since), String(requests));
};

const hasRefresh = (inspection: Inspection | null): boolean =>
  inspection?.tokens.some(({ kind }) => kind === 'refresh') ?? false;
