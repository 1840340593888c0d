import { expect, it } from 'vitest';
import { compareSeverity, type Severity, step } from '../../src/rules/finding';

const ALL: readonly Severity[] = ['info', 'low', 'medium', 'high', 'critical'];

it('severities have one order', () => {
  expect([...ALL].reverse().sort(compareSeverity)).toEqual(ALL);
  expect(compareSeverity('high', 'high')).toBe(0);
});

it('a step goes to the neighbour and stops at the ends', () => {
  expect(ALL.map((severity) => step(severity, 1))).toEqual(['low', 'medium', 'high', 'critical', 'critical']);
  expect(ALL.map((severity) => step(severity, -1))).toEqual(['info', 'info', 'low', 'medium', 'high']);
  expect(step('medium', 0)).toBe('medium');
  expect(step('info', 99)).toBe('critical');
});
