import { expect, test } from 'vitest';
import { emptyCoverage } from '../../src/session/inspection';
import type { Access } from '../../src/views/scope';
import { atSite, needsReload, screenOf } from '../../src/views/screen';
import { finding, grant, inspection, NOW, SITE, sighting, token } from './sample';

const access = (kind: Access['kind'], off = false): Access => ({ kind, origin: SITE, off });

test.each([
  ['restricted', access('restricted'), inspection({ tokens: [token('a')] })],
  ['peek', access('none'), null],
  ['peek', access('none'), inspection({ tokens: [token('a')] })],
  ['empty', access('site'), null],
  ['empty', access('all'), inspection()],
  ['empty', access('site'), inspection({ tokens: [token('c', { kind: 'code' })] })],
  ['off', access('site'), inspection({ watching: false })],
  ['off', access('all', true), null],
  ['report', access('site'), inspection({ tokens: [token('a')] })],
  ['report', access('site'), inspection({ findings: [finding('clock-skew')] })],
  ['report', access('site'), inspection({ grants: [grant('g', [])] })],
  ['report', access('all'), inspection({ watching: false, tokens: [token('a')] })],
])('shows %s', (screen, may, kept) => {
  expect(screenOf(may, kept)).toBe(screen);
});

test('asks for a reload only while watching a page that was open before', () => {
  const unhooked = emptyCoverage(NOW);
  expect(needsReload(access('site'), null, unhooked)).toBe(true);
  expect(needsReload(access('site'), null, { ...unhooked, hooked: true })).toBe(false);
  expect(needsReload(access('site'), null, null)).toBe(false);
  expect(needsReload(access('none'), null, unhooked)).toBe(false);
  expect(needsReload(access('site'), inspection({ watching: false }), unhooked)).toBe(false);
});

test('a look at one site tells nothing of another', () => {
  const elsewhere = 'https://other.test';
  const seen = inspection({
    tokens: [token('a'), token('b')],
    sightings: [sighting('a', 'cookie'), sighting('b', 'cookie', { site: elsewhere })],
    findings: [finding('at-in-storage'), finding('rt-in-url', { site: elsewhere })],
  });
  const here = atSite(seen, SITE);
  expect(here.tokens.map(({ id }) => id)).toEqual(['a']);
  expect(here.findings.map(({ rule }) => rule)).toEqual(['at-in-storage']);
  expect(here.sightings).toHaveLength(1);
});
