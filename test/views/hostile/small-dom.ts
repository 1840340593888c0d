import { options } from 'preact';

/** As much of a document as it takes to draw a view into, and to ask what was drawn. Nothing in it parses markup. */
export class SmallNode {
  readonly nodeType: number;
  readonly localName: string;
  readonly namespaceURI: string;
  readonly attributes = new Map<string, string>();
  readonly styles = new Map<string, string>();
  readonly childNodes: SmallNode[] = [];
  parentNode: SmallNode | null = null;
  #data = '';
  readonly style = new Proxy(
    {},
    {
      get: (_, name) => (name === 'setProperty' ? this.styles.set.bind(this.styles) : this.styles.get(String(name))),
      set: (_, name, value) => this.styles.set(String(name), String(value)) !== undefined,
    },
  );
  // Measured by what draws a timeline.
  readonly clientWidth = 900;
  readonly #listeners = new Map<string, Set<(event: object) => void>>();

  constructor(nodeType: number, localName = '', namespaceURI = 'http://www.w3.org/1999/xhtml') {
    this.nodeType = nodeType;
    this.localName = localName;
    this.namespaceURI = namespaceURI;
  }
  /** Of a text. */
  get data(): string {
    return this.#data;
  }
  set data(data: unknown) {
    this.#data = String(data);
  }
  get firstChild(): SmallNode | null {
    return this.childNodes[0] ?? null;
  }
  get nextSibling(): SmallNode | null {
    const around = this.parentNode?.childNodes ?? [];
    return around[around.indexOf(this) + 1] ?? null;
  }
  get textContent(): string {
    return this.nodeType === TEXT ? this.data : this.childNodes.map(({ textContent }) => textContent).join('');
  }
  insertBefore(node: SmallNode, before: SmallNode | null): SmallNode {
    node.remove();
    this.childNodes.splice(before ? this.childNodes.indexOf(before) : this.childNodes.length, 0, node);
    node.parentNode = this;
    return node;
  }
  remove(): void {
    this.parentNode?.removeChild(this);
  }
  removeChild(node: SmallNode): SmallNode {
    this.childNodes.splice(this.childNodes.indexOf(node), 1);
    node.parentNode = null;
    return node;
  }
  setAttribute(name: string, value: unknown): void {
    this.attributes.set(name, String(value));
  }
  removeAttribute(name: string): void {
    this.attributes.delete(name);
  }
  addEventListener(name: string, listener: (event: object) => void): void {
    this.#listeners.set(name, (this.#listeners.get(name) ?? new Set()).add(listener));
  }
  removeEventListener(name: string, listener: (event: object) => void): void {
    this.#listeners.get(name)?.delete(listener);
  }
  /** As a click would: the listeners of the element itself. */
  click(): void {
    for (const listener of this.#listeners.get('click') ?? []) listener.call(this, { currentTarget: this });
  }
  /** Of what is asked for there is nothing: views look for what has the focus, and here nothing has. */
  querySelector(): null {
    return null;
  }
  querySelectorAll(): SmallNode[] {
    return [];
  }
  focus(): void {}
  /** All elements and texts within, in their order. */
  *all(): Generator<SmallNode> {
    for (const child of this.childNodes) {
      yield child;
      yield* child.all();
    }
  }
}

export const ELEMENT = 1;
export const TEXT = 3;

const asSoonAsPossible = (callback: () => void): void => queueMicrotask(callback);

const smallDocument = {
  createElementNS: (namespace: string, name: string) => new SmallNode(ELEMENT, name, namespace),
  createTextNode: (data: string) => Object.assign(new SmallNode(TEXT), { data }),
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  activeElement: null,
  visibilityState: 'visible',
};

/** Sees at once that all is near. */
class AllNear {
  readonly #tell: (entries: object[]) => void;
  constructor(tell: (entries: object[]) => void) {
    this.#tell = tell;
  }
  observe(): void {
    this.#tell([{ isIntersecting: true }]);
  }
  disconnect(): void {}
}

/** What stands for the browser's globals while views are drawn, and how soon they are drawn again. */
export const GLOBALS = {
  document: smallDocument,
  location: { hash: '', search: '' },
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  HTMLElement: SmallNode,
  Element: SmallNode,
  IntersectionObserver: AllNear,
  ResizeObserver: AllNear,
};

/** Draws again at once, and not with the next frame: there are none. Answers what puts preact back. */
export const drawAtOnce = (): (() => void) => {
  const { debounceRendering, requestAnimationFrame } = options as typeof options & { requestAnimationFrame?: unknown };
  Object.assign(options, { debounceRendering: asSoonAsPossible, requestAnimationFrame: asSoonAsPossible });
  return () => void Object.assign(options, { debounceRendering, requestAnimationFrame });
};
