import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import { emptyCoverage } from '../../src/session/inspection';
import { RestrictedView } from '../../src/views/empty-view';
import { PeekView } from '../../src/views/peek-view';
import { verdictOf } from '../../src/views/verdict';
import { drawn, inSmallDocument, pressAll } from './hostile/draw';
import { scopeOf } from './hostile/scenes';
import { SmallNode } from './hostile/small-dom';
import { tameFill } from './hostile/texts';
import { inspection, NOW } from './sample';

inSmallDocument();

const nothing = () => undefined;

test.each([
  ['no extension may look', <RestrictedView key="restricted" />],
  ['a site is not watched', <PeekView key="peek" inspection={null} verdict={verdictOf([])} open={nothing} />],
])('once the introduction is read, the focus is on what stays: where %s', async (_, view) => {
  const surroundings = signal({ isFirstRun: true, isPrivate: false, refused: null });
  const ask = () => {
    surroundings.value = { ...surroundings.value, isFirstRun: false };
  };
  const scope = { ...scopeOf(inspection(), emptyCoverage(NOW), tameFill('x'), 'none'), surroundings, ask };
  const focus = vi.spyOn(SmallNode.prototype, 'focus');
  const isThere = await drawn(view, scope, async (root) => {
    await pressAll(root, /Got it/);
    return [...root.all()].some((node) => node === focus.mock.contexts.at(-1));
  });
  focus.mockRestore();
  expect(isThere).toBe(true);
});
