import type { Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Inspection } from '../../session/inspection';
import type { Exposure } from '../exposures';
import { isIgnored } from '../exposures';
import { Icon } from '../icon';
import { SEARCH } from '../more-icon-paths';
import { useScope } from '../scope';
import { TONES } from '../severity';
import { SeverityIcon } from '../severity-icon';
import { shortKind } from '../short-kind';
import { type Filter, isOn, KINDS, LEVELS, NO_FILTER, toggled } from './filter';
import type { Filtered } from './filtered';
import { useSlash } from './use-slash';

type Props = { filter: Signal<Filter>; filtered: Filtered; inspection: Inspection; exposures: readonly Exposure[] };

/** Which tokens and exposures are listed: by a phrase, by severity, by kind; and how many that leaves. */
export const FilterBar = ({ filter, filtered, inspection, exposures }: Props) => {
  const { t, singleKeys } = useScope();
  const field = useRef<HTMLInputElement>(null);
  useSlash(field);
  const on = isOn(filter.value);
  const clear = () => {
    filter.value = NO_FILTER;
    field.current?.focus();
  };
  return (
    <search class="filters" aria-label={t('filter')}>
      <label class="field">
        <Icon path={SEARCH} size={14} />
        <input
          ref={field}
          type="search"
          maxLength={200}
          aria-label={t('filter')}
          aria-keyshortcuts={singleKeys.value ? '/' : undefined}
          placeholder={t('filter_by')}
          value={filter.value.text}
          onInput={({ currentTarget }) => {
            filter.value = { ...filter.value, text: currentTarget.value };
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || !isOn(filter.value)) return;
            event.preventDefault(); // else it also closes the inspector
            clear();
          }}
        />
        {singleKeys.value && <kbd>/</kbd>}
      </label>
      <Chips filter={filter} filtered={filtered} inspection={inspection} exposures={exposures} />
      <p class="sm t3 num" role="status">
        {on && t('filter_shown', String(filtered.shown), String(filtered.total))}
      </p>
      {on && filtered.shown === 0 && (
        <button type="button" class="btn" onClick={clear}>
          {t('filter_clear')}
        </button>
      )}
    </search>
  );
};

/** One a severity and one a kind, of those there are; pressed while it is wanted. */
const Chips = ({ filter, inspection, exposures }: Props) => {
  const { t } = useScope();
  const open = exposures.filter((exposure) => !isIgnored(exposure));
  const count = (level: Exposure['severity']) => open.filter(({ severity }) => severity === level).length;
  const levels = LEVELS.filter((level) => count(level) > 0 || filter.value.off.has(level));
  const kinds = KINDS.filter(
    (kind) => filter.value.off.has(kind) || inspection.tokens.some((one) => one.kind === kind),
  );
  const chip = (word: Parameters<typeof toggled>[1]) => ({
    type: 'button' as const,
    'aria-pressed': !filter.value.off.has(word),
    onClick: () => {
      filter.value = toggled(filter.value, word);
    },
  });
  return (
    <>
      {levels.length > 0 && (
        <fieldset class="chips">
          <legend class="vh">{t('filter_severity')}</legend>
          {levels.map((level) => (
            <button key={level} class={`fchip ${TONES[level]}`} {...chip(level)}>
              <SeverityIcon level={level} />
              {t(`severity_${level}`)} <span class="num">{count(level)}</span>
            </button>
          ))}
        </fieldset>
      )}
      {kinds.length > 0 && (
        <fieldset class="chips">
          <legend class="vh">{t('filter_kind')}</legend>
          {kinds.map((kind) => (
            <button key={kind} class="fchip" {...chip(kind)}>
              <i class={`sq ${kind}`} />
              {shortKind(t, kind)}
            </button>
          ))}
        </fieldset>
      )}
    </>
  );
};
