import { useRef } from 'preact/hooks';
import { FoldedCoverage } from './coverage-list';
import { Introduction } from './introduction';
import { Notices } from './notices';
import { useScope } from './scope';
import { TabNotices } from './tab-notices';
import { WatchButtons } from './watch-buttons';

/** Watched, and nothing to tell yet; or switched off, and nothing kept. */
export const EmptyView = ({ off }: { off: boolean }) => {
  const { t, coverage } = useScope();
  return (
    <main>
      {!off && <Notices />}
      <TabNotices />
      <section class="hero">
        <GhostTimeline />
        <h2>{t(off ? 'watching_off' : 'empty_title')}</h2>
        <p>{t(off ? 'off_line' : 'empty_line')}</p>
        {!off && <p>{t('empty_line_2')}</p>}
      </section>
      {!off && coverage.value && <FoldedCoverage coverage={coverage.value} />}
    </main>
  );
};

/** A browser page, a store of extensions: the browser lets nobody look. */
export const RestrictedView = () => {
  const { t, surroundings } = useScope();
  const title = useRef<HTMLHeadingElement>(null);
  return (
    <main>
      <TabNotices />
      <section class="hero">
        <h2 ref={title} tabIndex={-1}>
          {t('restricted_title')}
        </h2>
        <p>{t('restricted_line')}</p>
        <p>{t('restricted_hint')}</p>
      </section>
      {surroundings.value?.isFirstRun && (
        <>
          <Introduction next={title} />
          <WatchButtons hasSite={false} />
        </>
      )}
    </main>
  );
};

const GhostTimeline = () => (
  <svg viewBox="0 6 352 60" width="352" height="60" aria-hidden="true" class="ghost">
    <path d="M20 38H332M20 33v10M332 33v10" class="line" />
    <g class="dashed">
      <circle cx="74" cy="38" r="6" />
      <rect x="98" y="32" width="12" height="12" rx="2.5" />
      <rect x="130" y="31" width="92" height="14" rx="4" />
      <path d="m246 30 8 8-8 8-8-8z" />
      <rect x="270" y="31" width="40" height="14" rx="4" />
    </g>
    <path d="M176 14v48" class="now" />
    <circle cx="176" cy="12" r="3" class="dot" />
  </svg>
);
