import { describe, expect, test } from 'vitest';
import { readScenarios } from './scenario';

const scenarios = readScenarios();

test('there are scenarios, each in a folder of its own name', () => {
  expect(scenarios.length).toBeGreaterThanOrEqual(12);
  expect(new Set(scenarios.map(({ url }) => url)).size).toBe(scenarios.length);
});

describe.each(scenarios)('$name', ({ name, html, title, expected, expectedSite }) => {
  test('has buttons that wait for the page, one heading and one status line', () => {
    expect(html.match(/<button type="button" data-step="[a-z-]+" disabled>/g)?.length).toBeGreaterThan(0);
    expect(html.match(/<button/g)?.length).toBe(html.match(/data-step=/g)?.length);
    expect(html).toContain(`<h1>${title}</h1>`);
    expect(html).toContain('role="status" aria-live="polite"');
  });

  test('foretells each finding once', () => {
    for (const findings of [expected, expectedSite ?? []]) {
      const keys = findings.map(({ rule, channel, kind }) => [rule, channel, kind].join(' '));
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  test('foretells what access to its own site alone gives, where the app is the point', () => {
    expect(expectedSite !== null).toBe(/^(spa|bff)-/.test(name));
  });
});
