import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { emptyCoverage } from '../../src/session/inspection';
import { Guarded } from '../../src/views/guarded';
import { useLater } from '../../src/views/later';
import { drawn, inSmallDocument } from './hostile/draw';
import { scopeOf } from './hostile/scenes';
import { tameFill } from './hostile/texts';
import { inspection, NOW } from './sample';

inSmallDocument();

const scope = scopeOf(inspection(), emptyCoverage(NOW), tameFill('x'));
const SAID = 'what the fault says, which may be a token';

const Part = ({ isBroken }: { isBroken: boolean }) => {
  if (isBroken) throw new Error(SAID);
  return <p>a part</p>;
};

const Lost = () => {
  useLater(() => Promise.reject(new Error(SAID)), true);
  return <p>a part</p>;
};

const Pages = ({ page, broken }: { page: { value: number }; broken: number }) => (
  <>
    <h1>a head</h1>
    <Guarded of={page.value}>
      <Part isBroken={page.value === broken} />
    </Guarded>
  </>
);

test('what cannot be drawn takes nothing else with it, and says nothing of the fault itself', async () => {
  const said = await drawn(<Pages page={signal(1)} broken={1} />, scope, (root) => root.textContent);
  expect(said).toMatch(/^a headThis could not be shown.*Tokenscope failed.*Try again$/);
  expect(said).not.toContain(SAID);
});

test('it is tried anew once it is of something else, and not told to be broken any more', async () => {
  const page = signal(1);
  const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
  const said = await drawn(<Pages page={page} broken={1} />, scope, async (root) => {
    const first = root.textContent;
    page.value = 2;
    await settled();
    return [first.includes('could not'), root.textContent];
  });
  expect(said).toEqual([true, 'a heada part']);
});

test('a part that cannot be loaded is told as such', async () => {
  const said = await drawn(
    <Guarded>
      <Lost />
    </Guarded>,
    scope,
    (root) => root.textContent,
  );
  expect(said).toContain('did not load');
  expect(said).not.toContain(SAID);
});
