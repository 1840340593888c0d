import type { ComponentChildren } from 'preact';
import type { Severity } from '../rules/finding';
import type { Open } from './opened';
import { useScope } from './scope';
import { TONES } from './severity';
import { SeverityIcon } from './severity-icon';
import type { Verdict } from './verdict';

/**
 * The sentence of a view. The title is announced when it changes; the line below it, which counts, is not. `label` names
 * the strip where its title may stand in another one beside it.
 */
export const VerdictStrip = (props: {
  level: Severity | 'ok';
  title: string;
  line: ComponentChildren;
  action?: ComponentChildren;
  label?: string;
}) => (
  <section
    class={`verdict ${props.level === 'ok' ? 'ok' : TONES[props.level]}`}
    aria-label={props.label ?? props.title}
  >
    <SeverityIcon level={props.level} />
    <div>
      <div role="status">
        <h2>{props.title}</h2>
      </div>
      <p class="num">{props.line}</p>
    </div>
    {props.action}
  </section>
);

/** Opens the exposure the verdict rests on; nothing where it rests on none. */
export const ReviewButton = ({ verdict, open }: { verdict: Verdict; open: Open }) => {
  const { t } = useScope();
  const { top } = verdict;
  if (!top) return null;
  return (
    <button type="button" class="btn" onClick={() => open({ kind: 'exposure', key: top.key })}>
      {t('review')}
    </button>
  );
};
