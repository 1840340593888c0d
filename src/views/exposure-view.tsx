import type { Inspection } from '../session/inspection';
import { BackHeader } from './back-header';
import { fixSteps } from './exposure-details';
import { ExposureFacts } from './exposure-facts';
import { ruleText, titleOf } from './exposure-text';
import { counts, type Exposure } from './exposures';
import { Icon } from './icon';
import { DOWN, UP } from './icon-paths';
import { IgnoreBar } from './ignore-bar';
import type { Open } from './opened';
import { References } from './references';
import { useScope } from './scope';
import { clockTime } from './time';
import { VerdictStrip } from './verdict-strip';

/** One exposure in full: what was seen, why it matters, how to fix it, where to read on. `all` is the list it stands in. */
export const ExposureView = (props: {
  exposure: Exposure;
  all: readonly Exposure[];
  inspection: Inspection;
  open: Open;
  back: () => void;
}) => {
  const { t, now } = useScope();
  const { exposure, all, inspection, open, back } = props;
  const { rule, severity, last } = exposure;
  const at = all.indexOf(exposure);
  const why = ruleText(t, rule, 'why');
  const steps = fixSteps(t, rule);
  return (
    <>
      <BackHeader
        title={t(counts(exposure) ? 'exposure' : 'note')}
        sub={t('position', String(at + 1), String(all.length))}
        back={back}
      >
        <Step label={t('previous')} icon={UP} to={all[at - 1]} open={open} />
        <Step label={t('next')} icon={DOWN} to={all[at + 1]} open={open} />
      </BackHeader>
      <VerdictStrip
        level={severity}
        title={titleOf(t, exposure)}
        line={t('severity_and_last', t(`severity_${severity}`), clockTime(last, now.value))}
      />
      <main class="reading" key={exposure.key}>
        <section>
          <h2>{t('what_was_seen')}</h2>
          <ExposureFacts exposure={exposure} inspection={inspection} />
        </section>
        {why && (
          <section>
            <h2>{t('why_it_matters')}</h2>
            <p>{why}</p>
          </section>
        )}
        {steps.length > 0 && (
          <section>
            <h2>{t('how_to_fix')}</h2>
            <ol class="steps">
              {steps.map((step) => (
                <li key={step}>
                  <span>{step}</span>
                </li>
              ))}
            </ol>
          </section>
        )}
        <References rule={rule} />
      </main>
      <IgnoreBar exposure={exposure} />
    </>
  );
};

/** Previous or next. At an end it stays focusable, so that the focus is not lost there. */
const Step = (props: { label: string; icon: string; to: Exposure | undefined; open: Open }) => {
  const { label, icon, to, open } = props;
  return (
    <button
      type="button"
      class="ib"
      aria-label={label}
      aria-disabled={!to}
      onClick={() => to && open({ kind: 'exposure', key: to.key })}
    >
      <Icon path={icon} />
    </button>
  );
};
