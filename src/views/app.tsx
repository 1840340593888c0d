import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { Guarded } from './guarded';
import { useLater } from './later';
import { isThere, type Opened } from './opened';
import { Overview } from './overview';
import { useScope } from './scope';
import { useShown } from './shown';
import { SiteFooter } from './site-footer';
import { SiteHeader } from './site-header';
import { verdictOf } from './verdict';

/**
 * All there is to see of a tab in a narrow place: an overview, or the one exposure or token opened from it. Nothing is
 * drawn until something is known.
 */
export const App = () => {
  const { t, tab, ready, readSurroundings } = useScope();
  const [opened, open] = useState<Opened | null>(null);
  const [from, setFrom] = useState<Opened | null>(null);
  const { screen, shown, exposures } = useShown();
  const there = opened && shown && isThere(opened, shown, exposures) ? opened : null;
  const load = async () => (await Promise.all([import('./later-views'), readSurroundings()]))[0];
  const later = useLater(load, there !== null || (ready.value && screen !== 'report'));
  const back = () => {
    setFrom(opened);
    open(null);
  };
  useBackKeys(there !== null, back);
  useEffect(() => {
    // The row one came back to took the focus when it was drawn: later rows must not.
    if (from && !opened) setFrom(null);
    // What is gone stays closed if it is seen again.
    if (opened && !there) open(null);
  });

  if (!ready.value || (screen !== 'report' && !later)) return null;
  if (there && shown && later) {
    return <later.Inside opened={there} inspection={shown} exposures={exposures} open={open} back={back} />;
  }
  const verdict = verdictOf(exposures);
  return (
    <>
      <SiteHeader verdict={verdict} />
      <Guarded of={tab.value}>
        {screen === 'report' && shown ? (
          <Overview inspection={shown} exposures={exposures} verdict={verdict} open={open} from={from} />
        ) : (
          later && <later.TabScreen screen={screen} inspection={shown} verdict={verdict} open={open} />
        )}
      </Guarded>
      <SiteFooter promise={t('stays_here')} link={screen !== 'restricted'} />
    </>
  );
};

/** Esc and Alt+Left go back while something is open. */
const useBackKeys = (active: boolean, back: () => void): void => {
  // In the same turn as the view: a key pressed as soon as it is there must not be lost.
  useLayoutEffect(() => {
    if (!active) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' && !(event.key === 'ArrowLeft' && event.altKey)) return;
      event.preventDefault(); // else Esc closes the popup, and Alt+Left leaves the page
      back();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
};
