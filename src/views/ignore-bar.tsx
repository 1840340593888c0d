import { useRef, useState } from 'preact/hooks';
import { type Exposure, isIgnored } from './exposures';
import { useFocusOnMount } from './focus-on-mount';
import { useScope } from './scope';

/** Under an opened exposure: not to be counted at this site, for a reason the user gives; or to count again. */
export const IgnoreBar = ({ exposure }: { exposure: Exposure }) => {
  const { t, ask } = useScope();
  const [asking, setAsking] = useState(false);
  // Once the reader was down here, what takes the place of what was pressed takes the focus too.
  const [here, setHere] = useState(false);
  if (asking) return <ReasonForm exposure={exposure} close={() => setAsking(false)} />;
  const stay = () => setHere(true);
  if (isIgnored(exposure)) {
    const restore = () => {
      stay();
      ask({ ask: 'restore', exposure });
    };
    return <Bar key="restore" label={t('restore')} press={restore} focused={here} />;
  }
  const begin = () => {
    stay();
    setAsking(true);
  };
  return <Bar key="ignore" label={t('ignore')} press={begin} focused={here} />;
};

const Bar = ({ label, press, focused }: { label: string; press: () => void; focused: boolean }) => {
  const button = useFocusOnMount<HTMLButtonElement>(focused);
  return (
    <footer class="ft acts-ft">
      <button type="button" class="btn quiet neutral" ref={button} onClick={press}>
        {label}
      </button>
    </footer>
  );
};

const ReasonForm = ({ exposure, close }: { exposure: Exposure; close: () => void }) => {
  const { t, ask } = useScope();
  const field = useFocusOnMount<HTMLInputElement>(true);
  const reason = useRef('');
  return (
    <form
      class="ft acts-ft"
      aria-label={t('ignore')} // a landmark by its name
      onSubmit={(event) => {
        event.preventDefault();
        ask({ ask: 'ignore', exposure, reason: reason.current });
        close();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault(); // else the browser closes the popup with it
        event.stopPropagation();
        close();
      }}
    >
      <input
        ref={field}
        class="grow"
        type="text"
        required
        pattern=".*\S.*"
        maxLength={200}
        aria-label={t('ignore_why')}
        placeholder={t('ignore_why')}
        onInput={({ currentTarget }) => {
          reason.current = currentTarget.value;
        }}
      />
      <button type="button" class="btn quiet neutral" onClick={close}>
        {t('cancel')}
      </button>
      <button type="submit" class="btn">
        {t('ignore_do')}
      </button>
    </form>
  );
};
