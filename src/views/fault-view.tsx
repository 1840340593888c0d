import { h } from 'preact';
import { useScope } from './scope';

/** What went wrong, in one sentence, and the way to try it anew. */
export const FaultView = ({ message, level = 'h2' }: { message: string; level?: 'h1' | 'h2' }) => {
  const { t } = useScope();
  return (
    <section class="hero" role="alert">
      {h(level, null, t('fault_title'))}
      <p>{t(message)}</p>
      <button type="button" class="btn" onClick={() => location.reload()}>
        {t('try_again')}
      </button>
    </section>
  );
};
