import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { emptyCoverage } from '../../src/session/inspection';
import { useSlices } from '../../src/views/use-slices';
import { drawn, inSmallDocument, pressAll } from './hostile/draw';
import { scopeOf } from './hostile/scenes';
import { tameFill } from './hostile/texts';
import { inspection, NOW } from './sample';

inSmallDocument();

const filter = signal('a');

const List = () => {
  const { most, more } = useSlices({ current: null }, 50, 'li', [filter.value]);
  return (
    <button type="button" aria-label="more" onClick={more}>
      {most}
    </button>
  );
};

test('another list begins with its first part, and each press shows one more of it', async () => {
  const scope = scopeOf(inspection(), emptyCoverage(NOW), tameFill('x'));
  const said = await drawn(<List />, scope, async (root) => {
    const press = async () => {
      await pressAll(root, /more/);
      return root.textContent;
    };
    const first = [root.textContent, await press()];
    filter.value = 'b';
    await new Promise((resolve) => setTimeout(resolve));
    return [...first, root.textContent, await press(), await press()];
  });
  expect(said).toEqual(['50', '100', '50', '100', '150']);
});
