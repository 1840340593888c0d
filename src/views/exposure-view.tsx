import type { Inspection } from '../session/inspection';
import { BackHeader } from './back-header';
import { ExposureBody, ExposureVerdict } from './exposure-body';
import { counts, type Exposure } from './exposures';
import { Icon } from './icon';
import { DOWN } from './icon-paths';
import { IgnoreBar } from './ignore-bar';
import { UP } from './more-icon-paths';
import type { Open } from './opened';
import { useScope } from './scope';

/** One exposure in full: what was seen, why it matters, how to fix it, where to read on. `all` is the list it stands in. */
export const ExposureView = (props: {
  exposure: Exposure;
  all: readonly Exposure[];
  inspection: Inspection;
  open: Open;
  back: () => void;
}) => {
  const { t } = useScope();
  const { exposure, all, inspection, open, back } = props;
  const at = all.indexOf(exposure);
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
      <ExposureVerdict exposure={exposure} />
      <main class="reading" key={exposure.key}>
        <ExposureBody exposure={exposure} inspection={inspection} />
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
