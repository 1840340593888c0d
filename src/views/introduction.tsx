import type { RefObject } from 'preact';
import { type Feature, Features } from './features';
import { KEY, LOCK, REFRESH } from './icon-paths';
import { CROSS } from './more-icon-paths';
import { useScope } from './scope';

const DOES: readonly Feature[] = [
  [KEY, 'intro_tokens'],
  [LOCK, 'intro_places'],
  [REFRESH, 'intro_life'],
];
const NEVER: readonly Feature[] = [
  [CROSS, 'never_send'],
  [CROSS, 'never_keep'],
  [CROSS, 'never_watch'],
];

/** What this is, until access was given once or the user has read it. `next`, which stays, takes the focus then. */
export const Introduction = ({ next }: { next: RefObject<HTMLElement | null> }) => {
  const { t, ask } = useScope();
  const leave = () => {
    next.current?.focus();
    ask({ ask: 'introduced' });
  };
  const gotIt = (
    <button type="button" class="btn quiet" onClick={leave}>
      {t('got_it')}
    </button>
  );
  return (
    <>
      <Features title={t('intro_does')} features={DOES} aside={gotIt} />
      <Features title={t('intro_never')} features={NEVER} />
    </>
  );
};
