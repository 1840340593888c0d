import { ledger, type TellEntries } from './ledger';
import { slices } from './slices';
import type { Reader } from './storage-reader';

/**
 * Reads the page's HTML and tells what is new: the text of scripts that stand in it (JSON for the page's own code among
 * them), hidden inputs, data attributes and meta elements. The key is the element, as a selector.
 */
export const documentReader = (tell: TellEntries): Reader => {
  const round = ledger(tell);
  let reading = false;
  return async ({ whole = false, hurry = false } = {}) => {
    if (reading && !hurry) return 0;
    reading = true;
    const { rest, cost } = slices();
    try {
      const { see, close } = round(whole);
      let left = MOST_ELEMENTS;
      // A page may name an element after any member of its document: the prototype's own is meant.
      const walk = Document.prototype.createTreeWalker.call(document, document, ELEMENTS);
      for (let node = walk.nextNode(); node && left-- > 0; node = walk.nextNode()) {
        for (const [key, value] of entriesOf(node as Element)) see(key, value.slice(0, LONGEST));
        const pause = hurry ? undefined : rest();
        if (pause) await pause;
      }
      close();
    } catch {
      // A document that is being replaced.
    } finally {
      reading = false;
    }
    return cost();
  };
};

/** NodeFilter.SHOW_ELEMENT. */
const ELEMENTS = 1;
const MOST_ELEMENTS = 50_000;
const LONGEST = 2 ** 20;

/** What an element says to whoever reads the page, by the selector that finds it. */
const entriesOf = (element: Element): [string, string][] => {
  const entries: [string, string][] = [];
  try {
    const name = element.localName;
    const told = VALUES[name]?.(element);
    if (told) entries.push([selectorOf(element, name), told]);
    for (const attribute of element.attributes)
      if (attribute.name.startsWith('data-')) entries.push([`${name}[${attribute.name}]`, attribute.value]);
  } catch {
    // A form whose fields are named after its members hides them.
  }
  return entries;
};

const VALUES: Readonly<Record<string, (element: Element) => string | null | undefined>> = {
  script: (element) => (element.hasAttribute('src') ? null : element.textContent),
  input: (element) => (element.getAttribute('type')?.toLowerCase() === 'hidden' ? element.getAttribute('value') : null),
  meta: (element) => element.getAttribute('content'),
};

/** script#__NEXT_DATA__, input[name=token], meta[name=token], script[type=application/json]: by what names it best. */
const selectorOf = (element: Element, name: string): string => {
  const named = ['name', 'property', 'type'].find((attribute) => element.getAttribute(attribute));
  if (element.id && name === 'script') return `script#${element.id.slice(0, LONGEST_NAME)}`;
  return named ? `${name}[${named}=${element.getAttribute(named)?.slice(0, LONGEST_NAME)}]` : name;
};

const LONGEST_NAME = 200;
