import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/rules/finding';
import { exposuresOf } from '../../src/views/exposures';
import { verdictOf } from '../../src/views/verdict';
import { verdictTitle } from '../../src/views/verdict-lines';
import { finding, inspection, SITE, token } from './sample';
import { translator } from './translate';

const t = translator('en');
const title = (findings: Finding[], tokens = [token('a')]) =>
  verdictTitle(t, verdictOf(exposuresOf(findings, SITE)), inspection({ tokens }));

describe('the title of the verdict', () => {
  test('names the one exposure', () => {
    expect(title([finding('rt-in-local-storage')])).toBe('Refresh token stored in localStorage');
  });

  test('counts the places of a refresh token', () => {
    const places = ['a.test', 'b.test'].map((host) => ({ channel: 'local-storage', host }) as const);
    expect(title(places.map((place) => finding('rt-in-local-storage', { place })))).toBe(
      'Refresh token visible in 2 places',
    );
  });

  test('makes little of little things', () => {
    expect(title([finding('at-in-storage', { severity: 'low' }), finding('clock-skew', { severity: 'low' })])).toBe(
      '2 small things to check',
    );
  });

  test('says what was not seen, and no more', () => {
    expect(title([])).toBe('No refresh token seen in the browser');
    expect(title([finding('at-lifetime-long', { severity: 'info' })])).toBe('No refresh token seen in the browser');
  });

  test('does not say that no refresh token was seen when one was', () => {
    expect(title([], [token('r', { kind: 'refresh' })])).toBe('No exposure seen');
  });

  test('is careful about what only looks like one', () => {
    expect(title([finding('rt-in-js-cookie', { severity: 'low', certainty: 'hint' })])).toBe(
      'Looks like: Refresh token in a readable cookie',
    );
  });

  test('shows the id of a rule without words', () => {
    expect(title([finding('at-in-crystal-ball')])).toBe('at-in-crystal-ball');
  });
});
