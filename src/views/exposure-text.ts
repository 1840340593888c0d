import type { Place } from '../oauth/sighting';
import { channelKey } from './channels';
import type { Exposure } from './exposures';
import type { Translate } from './scope';

/** The rule's title; "looks like" where only a name speaks for it (rules G-CONF). A rule without strings shows its id. */
export const titleOf = (t: Translate, { rule, certainty }: Exposure): string => {
  const title = ruleText(t, rule, 'title') || rule;
  return certainty === 'hint' ? t('looks_like', title) : title;
};

/** One of a rule's texts; '' where there is none. `line`: what follows from it, in a few words. */
export const ruleText = (t: Translate, rule: string, part: 'title' | 'line' | 'why' | 'fix'): string =>
  t(`rule_${rule.replaceAll('-', '_')}_${part}`);

export const channelName = (t: Translate, { channel }: Pick<Place, 'channel'>): string => t(channelKey(channel));
