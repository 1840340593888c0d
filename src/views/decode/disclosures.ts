import type { Disclosure } from '../../oauth/pasted';
import { type ClaimLine, claimLines } from '../claims';

/** A disclosure as a line of claims. `says`: the key of the message about its digest. */
export type DisclosureLine = ClaimLine & { says: string; isDoubtful: boolean };

/** Disclosures in their order, each under a name of its own: a forged one may bear the name of another. */
export const disclosureLines = (disclosures: readonly Disclosure[]): DisclosureLine[] => {
  const counts = new Map<string, number>();
  return disclosures.map((one) => {
    const path = one.path.join(' › ');
    const count = (counts.get(path) ?? 0) + 1;
    counts.set(path, count);
    const name = count === 1 ? path : `${path} (${count})`;
    const isRead = 'value' in one;
    const [line] = claimLines({ kind: 'unknown', claims: { [name]: isRead ? one.value : '' } });
    const says = isRead ? SAYS[one.digest] : 'sd_unreadable';
    return { name, value: '', missing: false, ...line, says, isDoubtful: isDoubtful(one) };
  });
};

/** Whether something is wrong with what was disclosed. */
export const isDoubtful = (disclosure: Disclosure): boolean =>
  !('value' in disclosure) || disclosure.digest === 'unmatched' || disclosure.digest === 'repeated';

const SAYS: Readonly<Record<Disclosure['digest'], string>> = {
  matched: 'sd_matched',
  unmatched: 'sd_unmatched',
  repeated: 'sd_repeated',
  unchecked: 'sd_unchecked',
};
