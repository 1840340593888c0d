import type { ComponentChildren } from 'preact';
import { HostList } from './host-list';
import { hostOf } from './origin';
import { Phrase } from './phrase';
import { useScope } from './scope';
import { isWatching, needsReload } from './screen';
import { useSettled } from './settled';

/** Origins named, and asked for, at once: a browser's own dialog shows no more. */
const MOST_ORIGINS = 8;

/** What keeps this view from being whole, and what can be done about it. */
export const Notices = () => {
  const { t, access, inspection, coverage, ask } = useScope();
  const missing = coverage.value?.missing.slice(0, MOST_ORIGINS) ?? [];
  const watching = isWatching(access.value, inspection.value);
  // Between a page's beginning and the first word of its hook there is a moment in which none has answered.
  const wasOpen = useSettled(needsReload(access.value, inspection.value, coverage.value), 1_500);
  return (
    <>
      {!watching && <Notice text={t('off_notice')} />}
      {wasOpen && (
        <Notice text={t('reload_notice')}>
          <button type="button" class="btn" onClick={() => ask({ ask: 'reload' })}>
            {t('reload')}
          </button>
        </Notice>
      )}
      {watching && missing.length > 0 && (
        <Notice
          text={<Phrase message="missing_notice" parts={[<HostList key="hosts" hosts={missing.map(hostOf)} />]} />}
        >
          <button type="button" class="btn" onClick={() => ask({ ask: 'add-origins', origins: missing })}>
            {t(missing.length === 1 ? 'add_one' : 'add_many')}
          </button>
        </Notice>
      )}
    </>
  );
};

export const Notice = ({ text, children }: { text: ComponentChildren; children?: ComponentChildren }) => (
  <section class="notice">
    <p>{text}</p>
    {children}
  </section>
);
