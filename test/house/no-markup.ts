import { type ESTree, parseSync, Visitor } from 'vite';

/**
 * Where a file turns text into markup, code or style, a line each: what a page brings must never get there. A style may
 * hold what is counted or measured, as a number with its unit, and no text.
 */
export const markupIn = (path: string, text: string): string[] => {
  const faults: string[] = [];
  const fault = (what: string) => void faults.push(`${path}: ${what}`);
  new Visitor({
    Identifier({ name }) {
      if (FORBIDDEN.has(name)) fault(name);
    },
    Literal({ value }) {
      if (typeof value === 'string' && FORBIDDEN.has(value)) fault(value);
    },
    CallExpression({ callee }) {
      const name = nameOf(callee);
      if (CALLED.has(name)) fault(name);
    },
    NewExpression({ callee }) {
      if (nameOf(callee) === 'Function') fault('new Function');
    },
    JSXIdentifier({ name }) {
      if (FORBIDDEN.has(name)) fault(name);
    },
    JSXOpeningElement({ name, attributes }) {
      // What a component takes is called as it likes.
      if (name.type !== 'JSXIdentifier' || /^[A-Z]/.test(name.name)) return;
      if (ELEMENTS.has(name.name)) fault(name.name);
      for (const one of attributes) {
        if (one.type !== 'JSXAttribute' || one.name.type !== 'JSXIdentifier') continue;
        const called = one.name.name;
        if (called === 'style' && !isMeasured(one.value)) fault('style');
        if (ADDRESSES.has(called) && !ALLOWED[path]?.includes(called)) fault(called);
      }
    },
    JSXSpreadAttribute({ argument }) {
      if (argument.type === 'ObjectExpression' && argument.properties.some(isStyle)) fault('style');
    },
  }).visit(parseSync(path, text).program);
  return faults;
};

const FORBIDDEN: ReadonlySet<string> = new Set([
  ...[
    'dangerouslySetInnerHTML',
    '__html',
    'innerHTML',
    'outerHTML',
    'insertAdjacentHTML',
    'setHTMLUnsafe',
    'parseHTMLUnsafe',
  ],
  ...[
    'createContextualFragment',
    'DOMParser',
    'srcdoc',
    'cssText',
    'insertRule',
    'adoptedStyleSheets',
    'executeScript',
  ],
]);

/** By their last name. */
const CALLED: ReadonlySet<string> = new Set(['eval', 'Function', 'write', 'writeln']);

const ELEMENTS: ReadonlySet<string> = new Set([
  'iframe',
  'object',
  'embed',
  'img',
  'script',
  'link',
  'base',
  'meta',
  'foreignObject',
]);

const ADDRESSES: ReadonlySet<string> = new Set(['href', 'src', 'action', 'formAction', 'srcset', 'data', 'ping']);

/** The few links there are: pages of ours, and the sections of specifications that the catalogue names. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'src/views/site-footer.tsx': ['href'],
  'src/views/references.tsx': ['href'],
  'src/views/lifecycle/lifecycle-strip.tsx': ['href'],
};

/** An object of which each value is a number with its unit: a template that ends so, or begins with nothing else. */
const isMeasured = (value: ESTree.JSXAttribute['value']): boolean =>
  value?.type === 'JSXExpressionContainer' &&
  value.expression.type === 'ObjectExpression' &&
  value.expression.properties.every(
    (one) =>
      one.type === 'Property' &&
      one.value.type === 'TemplateLiteral' &&
      one.value.quasis
        .map(({ value: { raw } }) => raw)
        .join('|')
        .match(/^\|(?:px|%)$/) !== null,
  );

const isStyle = (one: ESTree.ObjectExpression['properties'][number]): boolean =>
  one.type === 'Property' && one.key.type === 'Identifier' && one.key.name === 'style';

const nameOf = (callee: ESTree.Expression): string => {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : '';
};
