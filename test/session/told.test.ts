import { expect, it } from 'vitest';
import { emptySiteMemory } from '../../src/session/site-memory';
import { tellOnce, untell } from '../../src/session/told';

it('a thing is told once, until it turns out not to be so', () => {
  const memory = emptySiteMemory('spa.test');
  expect(tellOnce(memory, 'stored', 'a', undefined)).toBe(true);
  expect(tellOnce(memory, 'stored', 'a', undefined)).toBe(false);
  expect(tellOnce(memory, 'stored', 'b')).toBe(true);
  expect(tellOnce(memory, 'stored', 'a', undefined)).toBe(false);
  untell(memory, 'stored', 'a', undefined);
  expect(tellOnce(memory, 'stored', 'a', undefined)).toBe(true);
});

it('what is asked about again stays, of the others the oldest go', () => {
  const memory = emptySiteMemory('spa.test');
  for (let index = 0; index < 1_000; index++) {
    expect(tellOnce(memory, 'new', String(index))).toBe(true);
    expect(tellOnce(memory, 'lasting')).toBe(index === 0);
  }
  expect(memory.told?.length).toBe(600);
});
