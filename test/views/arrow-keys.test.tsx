import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import { emptyCoverage } from '../../src/session/inspection';
import { ExposureList } from '../../src/views/exposure-list';
import { exposuresOf } from '../../src/views/exposures';
import { drawn, inSmallDocument } from './hostile/draw';
import { scopeOf } from './hostile/scenes';
import { SmallNode } from './hostile/small-dom';
import { tameFill } from './hostile/texts';
import { finding, inspection, NOW, SITE } from './sample';

inSmallDocument();

const FOUND = exposuresOf([finding('at-in-url')], SITE);
const rows = signal(FOUND);
const nothing = () => undefined;

const List = () => <ExposureList title="a list" rows={rows.value} site={SITE} open={nothing} from={null} />;

test('the arrow keys move in a list that comes back after it was empty', async () => {
  const listen = vi.spyOn(SmallNode.prototype, 'addEventListener');
  const listeners = () => listen.mock.contexts.filter((_, call) => listen.mock.calls[call]?.[0] === 'keydown');
  const scope = scopeOf(inspection(), emptyCoverage(NOW), tameFill('x'));
  const heard = await drawn(<List />, scope, async (root) => {
    const isHeard = () => [...root.all()].some((node) => listeners().includes(node));
    const seen = [isHeard()];
    for (const list of [[], FOUND]) {
      rows.value = list;
      await new Promise((resolve) => setTimeout(resolve));
      seen.push(isHeard());
    }
    return seen;
  });
  listen.mockRestore();
  expect(heard).toEqual([true, false, true]);
});
