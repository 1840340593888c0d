import { ELEMENT, type SmallNode, TEXT } from './small-dom';

/** Attributes that hold words; those of a field hold what somebody types or pastes, as it is. */
const OF_WORDS = ['aria-label', 'title', 'alt', 'placeholder', 'value'];

/** What was drawn but for its words: elements, attributes with their values, and styles. The same for other words, if none of them is taken for markup. */
export const skeletonOf = (root: SmallNode): string[] =>
  [...root.all()]
    .filter(({ nodeType }) => nodeType === ELEMENT)
    .map(({ localName, attributes, styles }) => {
      const written = [...attributes].map(([name, value]) => (OF_WORDS.includes(name) ? name : `${name}=${value}`));
      const styled = [...styles].map(([name, value]) => `${name}:${value}`);
      return `<${localName} ${[...written.sort(), ...styled].join(' ')}>`;
    });

/** What of the words that were drawn is not seen, or turns what stands beside it: no line should be left. */
export const faultsIn = (root: SmallNode): string[] =>
  [...root.all()].flatMap((node) => {
    const within = node.parentNode?.localName ?? '';
    if (node.nodeType === TEXT) return faultsOf(node.data, within, bdiOf(node));
    return LABELS.flatMap((name) => faultsOf(node.attributes.get(name) ?? '', `${node.localName} ${name}`, null));
  });

/** Read out or shown, and not ours alone as a placeholder is. */
const LABELS = ['aria-label', 'title', 'alt'];

const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|\p{M}{5}/u;
const LEFTWARD = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

const faultsOf = (text: string, where: string, bdi: SmallNode | null): string[] => {
  // Ours: what keeps a name to itself, and the ends of the lines of JSON.
  const ours = text.replace(/\u2066([^\u2066\u2069]*)\u2069/gu, bdi ? '$1' : '');
  const isJson = bdi !== null && /^[[{]\n/.test(text);
  const found = UNSEEN.exec(isJson ? ours.replaceAll('\n', '') : ours) ?? (bdi ? null : LEFTWARD.exec(ours));
  const code = found?.[0].codePointAt(0)?.toString(16);
  return code === undefined ? [] : [`${where}: U+${code} in ${JSON.stringify(text.slice(0, 80))}`];
};

const bdiOf = ({ parentNode }: SmallNode): SmallNode | null =>
  parentNode === null || parentNode.localName === 'bdi' ? parentNode : bdiOf(parentNode);
