import { expect, it } from 'vitest';
import type { Happened } from '../../src/session/grants';
import { emptyCoverage } from '../../src/session/inspection';
import { noteGrants } from '../../src/session/note-grants';

const told = (id: string): Happened => ({
  grant: { id, issuer: '', events: [] },
  event: { kind: 'callback', at: 0, evidence: 'seen', facts: {} },
});

it('a tab keeps the grants it was told of, newest last, fifty at most', () => {
  const coverage = emptyCoverage(0);
  noteGrants(coverage, []);
  expect(coverage).not.toHaveProperty('grants');
  noteGrants(coverage, [told('a'), told('b'), told('a')]);
  noteGrants(coverage, [told('a')]);
  expect(coverage.grants).toEqual(['b', 'a']);
  for (let index = 0; index < 60; index++) noteGrants(coverage, [told(`grant-${index}`)]);
  expect(coverage.grants).toHaveLength(50);
  expect(coverage.grants?.at(-1)).toBe('grant-59');
});
