import { useMemo } from 'preact/hooks';
import { cut, legible, legibleJson } from './legible';
import { MoreButton } from './more-button';
import { useSteps } from './steps';

/** Characters shown at first. */
const FIRST = 2_000;

/** Foreign text of any length: every character visible, its direction kept to itself, and more of it as it is asked for. `isJson`: in lines of ours. */
export const LongText = ({ value, isJson = false }: { value: string; isJson?: boolean | undefined }) => {
  const { shown, more } = useSteps(value.length, FIRST);
  const text = useMemo(
    () => (isJson ? legibleJson(value, shown) : legible(cut(value, shown), Number.POSITIVE_INFINITY)),
    [value, isJson, shown],
  );
  return (
    <>
      <bdi dir="ltr">{text}</bdi>
      <MoreButton message="value_more" shown={shown} total={value.length} more={more} />
    </>
  );
};
