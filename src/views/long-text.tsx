import { useMemo } from 'preact/hooks';
import { legible } from './legible';
import { MoreButton } from './more-button';
import { useSteps } from './steps';

/** Characters shown at first. */
const FIRST = 2_000;

/** Foreign text of any length: every character visible, its direction kept to itself, and more of it as it is asked for. */
export const LongText = ({ value }: { value: string }) => {
  const { shown, more } = useSteps(value.length, FIRST);
  const text = useMemo(() => legible(value, shown), [value, shown]);
  return (
    <>
      <bdi>{text}</bdi>
      <MoreButton message="value_more" shown={shown} total={value.length} more={more} />
    </>
  );
};
