import { Fragment } from 'preact';
import { useMemo } from 'preact/hooks';
import { useScope } from '../scope';

/** The name of a place over a narrow column: a line ends between two of its words alone. */
export const ColumnName = ({ name }: { name: string }) => {
  const { t } = useScope();
  const words = useMemo(() => wordsOf(name, t('lang')), [name, t]);
  return (
    <>
      {words.map((word, index) => (
        <Fragment key={`${index}${word}`}>
          {index > 0 && <wbr />}
          {word}
        </Fragment>
      ))}
    </>
  );
};

/** The words of a Japanese name, each with the kana that belong to it; of one that has blanks between them, the whole. */
export const wordsOf = (name: string, language: string): string[] => {
  if (language !== 'ja') return [name];
  const words: string[] = [];
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'word' }).segment(name)) {
    const isTail = /^[\sぁ-んー]+$/.test(segment);
    if (isTail && words.length > 0) words.push(`${words.pop()}${segment}`);
    else words.push(segment);
  }
  return words;
};
