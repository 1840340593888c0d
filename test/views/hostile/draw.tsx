import { type ComponentChild, render } from 'preact';
import { beforeAll, vi } from 'vitest';
import { type Scope, ScopeProvider } from '../../../src/views/scope';
import { drawAtOnce, ELEMENT, GLOBALS, SmallNode } from './small-dom';

/** Puts a small document in the place of the browser's while the tests of a file run. */
export const inSmallDocument = (): void => {
  beforeAll(() => {
    for (const [name, value] of Object.entries(GLOBALS)) vi.stubGlobal(name, value);
    const putBack = drawAtOnce();
    return () => {
      putBack();
      vi.unstubAllGlobals();
    };
  });
};

/** Until what is loaded later, read or decoded is drawn. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 4; turn++) {
    await vi.dynamicImportSettled();
    await new Promise((resolve) => setImmediate(resolve));
  }
};

/** A view as it is drawn once all of it is there; `look` at it, and it is gone. */
export const drawn = async <Seen,>(
  view: ComponentChild,
  scope: Scope,
  look: (root: SmallNode) => Seen | Promise<Seen>,
): Promise<Seen> => {
  const root = new SmallNode(ELEMENT, 'body');
  const body = root as unknown as Element;
  render(<ScopeProvider value={scope}>{view}</ScopeProvider>, body);
  await settle();
  const seen = await look(root);
  render(null, body);
  return seen;
};

/** Presses each button of such a name, one after the other. */
export const pressAll = async (root: SmallNode, name: RegExp): Promise<void> => {
  const isCalled = ({ localName, attributes, textContent }: SmallNode) =>
    localName === 'button' && name.test(attributes.get('aria-label') ?? textContent);
  for (const button of [...root.all()].filter(isCalled)) {
    button.click();
    await settle();
  }
};
