import { expect, it, vi } from 'vitest';
import type { Observation } from '../../src/oauth/observation';
import { isOfNoInterest } from '../../src/session/intake';
import { noteProofKey, proofKeyOf } from '../../src/session/proof-keys';
import { emptySiteMemory } from '../../src/session/site-memory';
import { benchDesk } from './bench-desk';
import { APP, seen } from './login';

vi.mock('../../src/browser', () => import('./mocked-browser'));

const key = (proofKey: 'extractable' | 'jwk', name = 'db › keys › 1'): Observation =>
  seen('indexed-db', `${APP}/`, { proofKey, fields: [{ name, value: '' }] });

it('a private key is of interest where a site deals in tokens, and nowhere else', async () => {
  const bench = benchDesk();
  expect(isOfNoInterest(bench.desk.memory, key('jwk'))).toBe(true);
  await bench.signIn();
  expect(isOfNoInterest(bench.desk.memory, key('jwk'))).toBe(false);
});

it('it is one thing of unknown kind by its place, as sure as how it was read', async () => {
  const bench = benchDesk();
  await bench.signIn();
  await bench.take(key('extractable'), key('extractable'), key('jwk', 'other'));
  const keys = bench.desk.inspection.tokens.filter(({ kind }) => kind === 'unknown');
  expect(keys.map(({ certainty }) => certainty)).toEqual(['proven', 'likely']);
  expect(keys.map(({ id }) => proofKeyOf(bench.desk.memory, id))).toEqual(['extractable', 'jwk']);
  expect(bench.desk.memory.followed.some(({ id }) => keys.some((one) => one.id === id))).toBe(false);
});

it('no more keys are remembered than a site has', () => {
  const memory = emptySiteMemory('spa.test');
  for (let at = 0; at < 50; at++) noteProofKey(memory, `${at}`, 'jwk');
  noteProofKey(memory, '49', 'extractable');
  expect(memory.proofKeys).toHaveLength(10);
  expect(proofKeyOf(memory, '49')).toBe('jwk');
  expect(proofKeyOf(memory, '0')).toBeUndefined();
});
