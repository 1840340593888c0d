import type { Inspection } from '../session/inspection';
import { fixSteps } from './exposure-details';
import { ExposureFacts } from './exposure-facts';
import { ruleText, titleOf } from './exposure-text';
import { counts, type Exposure } from './exposures';
import { References } from './references';
import { useScope } from './scope';
import { clockTime } from './time';
import { VerdictStrip } from './verdict-strip';

/** What an exposure is called, how bad it is, and when it was seen last. */
export const ExposureVerdict = ({ exposure }: { exposure: Exposure }) => {
  const { t, now } = useScope();
  const { severity, last } = exposure;
  return (
    <VerdictStrip
      level={severity}
      title={titleOf(t, exposure)}
      label={t(counts(exposure) ? 'exposure' : 'note')}
      line={t('severity_and_last', t(`severity_${severity}`), clockTime(last, now.value))}
    />
  );
};

/** What was seen, why it matters, how to fix it, where to read on. */
export const ExposureBody = ({ exposure, inspection }: { exposure: Exposure; inspection: Inspection }) => {
  const { t } = useScope();
  const why = ruleText(t, exposure.rule, 'why');
  const steps = fixSteps(t, exposure.rule);
  return (
    <>
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
      <References rule={exposure.rule} />
    </>
  );
};
