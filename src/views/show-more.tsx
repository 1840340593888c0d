import { useScope } from './scope';

/** The way to what a list does not draw yet: `rest` rows, `size` of them at once. Nothing where all is drawn. */
export const ShowMore = ({ rest, size, more }: { rest: number; size: number; more: () => void }) => {
  const { t } = useScope();
  if (rest <= 0) return null;
  return (
    <button type="button" class="btn quiet more" onClick={more}>
      {t('show_more', String(Math.min(rest, size)), String(rest))}
    </button>
  );
};
