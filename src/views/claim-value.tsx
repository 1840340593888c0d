import type { ClaimLine } from './claims';
import { LongText } from './long-text';
import { MoreButton } from './more-button';
import { useSteps } from './steps';
import { Text } from './text';

/** Items shown at first, and characters of one. */
const FIRST = 20;
const LONGEST = 200;

/** A value as it is read: a list of texts as chips, audiences one below the other, anything else as it is written. */
export const ClaimValue = ({ line: { name, value, isJson, items } }: { line: ClaimLine }) =>
  items ? <Items items={items} isAudience={name === 'aud'} /> : <LongText value={value} isJson={isJson} />;

const Items = ({ items, isAudience }: { items: readonly string[]; isAudience: boolean }) => {
  const { shown, more } = useSteps(items.length, FIRST);
  return (
    <>
      <ul class={isAudience ? '' : 'chips'}>
        {items.slice(0, shown).map((item) => (
          <li key={item} class={isAudience ? '' : 'chip mono wrap'}>
            <Text value={item} longest={LONGEST} />
          </li>
        ))}
      </ul>
      <MoreButton message="items_more" shown={shown} total={items.length} more={more} />
    </>
  );
};
