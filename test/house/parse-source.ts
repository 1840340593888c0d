import { posix } from 'node:path';
import { type ESTree, parseSync, Visitor } from 'vite';

/** One import of one file by another, of whatever form. Paths begin at the project; packages go by their name. */
export type Edge = {
  from: string;
  to: string;
  /** What follows "?" in the path: the build makes something else of such a file. */
  query: string;
  /** Names taken, as they are exported; '*' for all of them. */
  names: readonly string[];
  isType: boolean;
  isDynamic: boolean;
};

export type Source = {
  path: string;
  edges: readonly Edge[];
  /** Every identifier and every text in it; comments are none. */
  words: ReadonlySet<string>;
  /** Things nobody may write, each by its name. */
  faults: readonly string[];
};

/** Reads a file as the language does: what stands in a comment or a text is no import. `paths`: all files there are. */
export const parseSource = (path: string, text: string, paths: ReadonlySet<string>): Source => {
  const { program, comments, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be read: ${errors[0]?.message}`);
  const edges: Edge[] = [];
  const words = new Set<string>();
  const faults: string[] = [];

  const add = (request: string, more: Partial<Omit<Edge, 'from' | 'to' | 'query'>>): void => {
    const [address = '', query = ''] = request.split('?');
    edges.push({
      from: path,
      to: resolve(path, address, paths),
      query,
      names: ['*'],
      isType: false,
      isDynamic: false,
      ...more,
    });
  };

  new Visitor({
    ImportDeclaration({ source, specifiers, importKind }) {
      add(source.value, { names: specifiers.map(nameOf), isType: importKind === 'type' });
    },
    ExportNamedDeclaration({ source, specifiers, exportKind }) {
      const names = specifiers.map(({ local }) => textOf(local));
      if (source) add(source.value, { names, isType: exportKind === 'type' });
    },
    ExportAllDeclaration({ source, exportKind }) {
      add(source.value, { isType: exportKind === 'type' });
    },
    ImportExpression({ source }) {
      const request = constant(source);
      if (request === undefined) faults.push('an import of a computed path');
      else add(request, { isDynamic: true });
    },
    CallExpression({ callee, arguments: [first] }) {
      const request = callee.type === 'Identifier' && callee.name === 'require' && first && constant(first);
      if (request) add(request, {});
    },
    TSImportEqualsDeclaration({ moduleReference }) {
      if (moduleReference.type === 'TSExternalModuleReference') add(moduleReference.expression.value, {});
    },
    TSImportType({ source }) {
      add(source.value, { isType: true });
    },
    MetaProperty({ meta }) {
      if (meta.name === 'import') faults.push('import.meta');
    },
    MemberExpression({ object, property }) {
      if (textOf(property) === 'onChanged' && isStorage(chainOf(object))) words.add(EVERY_CHANGE);
    },
    VariableDeclarator({ id, init }) {
      if (init && isStorage(chainOf(init)) && takes(id, 'onChanged')) words.add(EVERY_CHANGE);
    },
    Property({ key, value }) {
      if (textOf(key) === 'storage' && takes(value, 'onChanged')) words.add(EVERY_CHANGE);
    },
    Identifier({ name }) {
      words.add(name);
    },
    Literal({ value }) {
      if (typeof value === 'string') words.add(value);
    },
    TemplateElement({ value }) {
      words.add(value.cooked ?? value.raw);
    },
    TSAnyKeyword: () => void faults.push('any'),
    TSNonNullExpression: () => void faults.push('a non-null "!"'),
  }).visit(program);

  if (program.body.some(({ type }) => type === 'ExportDefaultDeclaration')) faults.push('a default export');
  for (const { value } of comments)
    if (/^\W*@ts-|^\W*biome-ignore/.test(value)) faults.push(value.trim().split(/\s/)[0] ?? '');
  return { path, edges, words, faults };
};

/** The event of all areas of storage at once, as one word: an area has an event of its own, of the same name. */
const EVERY_CHANGE = 'storage.onChanged';

const isStorage = (chain: string): boolean => /(?:^|\.)storage$/.test(chain);

/** Whether a pattern takes a member by this name. */
const takes = (pattern: ESTree.Node, name: string): boolean =>
  pattern.type === 'ObjectPattern' &&
  pattern.properties.some((one) => one.type === 'Property' && textOf(one.key) === name);

const resolve = (from: string, request: string, paths: ReadonlySet<string>): string => {
  if (!request.startsWith('.')) return /^(?:@[^/]+\/)?[^/]+/.exec(request)?.[0] ?? request;
  const path = posix.join(posix.dirname(from), request);
  return ['', '.ts', '.tsx', '/index.ts', '.d.ts'].map((end) => path + end).find((one) => paths.has(one)) ?? path;
};

const nameOf = (specifier: ESTree.ImportDeclaration['specifiers'][number]): string => {
  if (specifier.type === 'ImportSpecifier') return textOf(specifier.imported);
  return specifier.type === 'ImportDefaultSpecifier' ? 'default' : '*';
};

const textOf = (node: ESTree.Node): string =>
  node.type === 'Identifier' ? node.name : node.type === 'Literal' ? String(node.value) : '';

const constant = (node: ESTree.Node): string | undefined => {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  return node.type === 'TemplateLiteral' && node.expressions.length === 0
    ? (node.quasis[0]?.value.raw ?? '')
    : undefined;
};

/** browser.storage and browser?.['storage'] are one chain: browser.storage. */
const chainOf = (node: ESTree.Node): string => {
  if (node.type === 'ChainExpression') return chainOf(node.expression);
  return node.type === 'MemberExpression' ? `${chainOf(node.object)}.${textOf(node.property)}` : textOf(node);
};
