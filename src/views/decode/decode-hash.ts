/** How the view begins: with an empty box, or with the text that was selected on a page. */
export type Begin = 'empty' | 'selected';

/** Where the workbench opens with it: the part of its address after the #. What is decoded is never in an address. */
export const DECODE_HASH = '#decode';

/** How the address asks for it; null where it does not. */
export const decodeBegin = (hash: string): Begin | null => {
  if (hash === DECODE_HASH) return 'empty';
  return hash === `${DECODE_HASH}=selected` ? 'selected' : null;
};
