import { expect, test } from 'vitest';
import { stripRange } from '../../../src/views/lifecycle/strip-bars';
import { MINUTE, NOW } from '../sample';

const ago = (minutes: number): number => NOW - minutes * MINUTE;

test('ends where the grant has ended', () => {
  expect(stripRange({ from: ago(60), to: ago(20) }, NOW)).toEqual({ from: ago(60), to: ago(20) });
});

test('shows the end of what lives, as long as the past stays legible', () => {
  expect(stripRange({ from: ago(60), to: ago(-10) }, NOW)).toEqual({ from: ago(60), to: ago(-10) });
  expect(stripRange({ from: ago(60), to: ago(-6_000) }, NOW)).toEqual({ from: ago(60), to: ago(-30) });
});

test('is never of no length', () => {
  expect(stripRange({ from: ago(60), to: ago(60) }, NOW)).toEqual({ from: ago(60), to: ago(59) });
  expect(stripRange({ from: NOW, to: NOW }, NOW)).toEqual({ from: NOW, to: NOW + MINUTE / 2 });
});
