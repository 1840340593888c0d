import { expect, test } from 'vitest';
import { factsOf, fixSteps, reasonsOf } from '../../src/views/exposure-details';
import { translator } from './translate';

const t = translator('en');

test('a fix is a list of steps', () => {
  expect(fixSteps(t, 'rt-in-local-storage').length).toBeGreaterThan(1);
  expect(fixSteps(t, 'no-such-rule')).toEqual([]);
});

test('reasons become sentences, unknown ones nothing', () => {
  expect(reasonsOf(t, { reason: 'bound, page_only,perhaps' })).toEqual([
    'Bound to a key: a copy of the token alone does not work.',
    'Reported by the page; the browser did not confirm it.',
  ]);
  expect(reasonsOf(t, {})).toEqual([]);
});

test('facts become phrases, in one order, and only those that a reader can use', () => {
  expect(factsOf(t, { status: 401, lifeSeconds: 7_200, samples: 4, previous: 'f00d' })).toEqual([
    'Lives 2 h',
    'Answered with status 401',
  ]);
  expect(factsOf(t, { status: 0, alg: '' })).toEqual([]);
  expect(factsOf(t, { alg: 'no\u202Ene' })).toEqual(['alg is no⟨U+202E⟩ne']);
});

test('what is wrong with a time is said in words,', () => {
  expect(factsOf(t, { claims: 'exp', form: 'milliseconds' })).toEqual(['Claims: exp', 'Counts milliseconds']);
  expect(factsOf(t, { conflict: 'nbf_ahead', secondsOff: 120 })).toEqual(['nbf is still ahead', 'Off by 2 min']);
});

test('a check that did not finish is named', () => {
  expect(factsOf(t, { rule: 'rt-in-url' })).toEqual(['Check: rt-in-url']);
});

test('a clock is said to be ahead or behind as this computer sees it', () => {
  expect(factsOf(t, { offsetSeconds: -372 })).toEqual(['This computer’s clock is 6 min ahead of the server.']);
  expect(factsOf(t, { offsetSeconds: 95 })).toEqual(['This computer’s clock is 1 min behind the server.']);
});
