import type { Page } from 'playwright-core';
import { RULES } from '../../src/rules';

/**
 * What of a page is not as it should be, a line each: elements and attributes that no view of ours has, links to what
 * no rule refers to, signs that nobody sees, and what stands outside of the window. Evaluated over the debugger, as text.
 */
export const strayIn = (page: Page): Promise<string[]> => page.evaluate(STRAY);

/** Where people are sent to read on. */
const READINGS = new Set(RULES.flatMap(({ references }) => references.map(({ url }) => new URL(url).origin)));

const STRAY = `(() => {
  const faults = new Set();
  const readings = new Set(${JSON.stringify([...READINGS])});
  const tags = new Set(${JSON.stringify(
    `a aside article b bdi body br button caption circle dd defs details div dl dt fieldset footer form g h1 h2 h3 h4 header i
    input kbd label legend li line main mask ol p path pattern pre rect search section span summary svg table tbody td text
    textarea tfoot th thead tr ul`.split(/\s+/),
  )});
  const isClipped = (element) => {
    for (let one = element; one && one !== document.body; one = one.parentElement)
      if (getComputedStyle(one).overflowX !== 'visible' || one instanceof SVGElement) return true;
    return false;
  };
  for (const element of document.body.querySelectorAll('*')) {
    const name = element.localName;
    if (!tags.has(name)) faults.add('<' + name + '>');
    for (const attribute of element.attributes) {
      if (/^on/i.test(attribute.name)) faults.add(name + ' ' + attribute.name);
      if (attribute.name === 'style' && !/^(?:(?:--p|left|top|width): -?[\\d.e+-]+(?:px|%);? ?)*$/.test(attribute.value)) faults.add(name + ' style ' + attribute.value);
      if (/^(?:src|action|srcset|ping|formaction)$/.test(attribute.name)) faults.add(name + ' ' + attribute.name);
    }
    if (name === 'a' && element.origin !== location.origin && !readings.has(element.origin)) faults.add('a ' + element.href);
    const box = element.getBoundingClientRect();
    if (box.width > 0 && (box.right > innerWidth + 1 || box.left < -1) && !isClipped(element) && !element.closest('.vh'))
      faults.add(name + '.' + element.className + ' ends at ' + Math.round(box.right) + ' of ' + innerWidth);
    for (const text of element.childNodes) {
      if (text.nodeType === 3 && /[\\p{Cc}\\p{Cs}\\u202a-\\u202e\\u2067\\u200b-\\u200f]/u.test(text.data.replaceAll('\\n', ''))) faults.add('unseen in ' + name + ': ' + text.data.slice(0, 40));
    }
  }
  if (document.documentElement.scrollWidth > innerWidth) faults.add('scrolls to ' + document.documentElement.scrollWidth);
  return [...faults];
})()`;
