import { describe, expect, test } from 'vitest';
import { edgesOf, partsOf, runsIn } from '../../src/oauth/run';
import { makeOpaque, makeText } from './make-token';

const stretchesOf = (run: string): string[] => {
  const edges = edgesOf(run);
  return edges.flatMap((start) => edges.filter((end) => end > start).map((end) => run.slice(start, end)));
};

describe('a run', () => {
  test('is as long as the characters of a token go on', () => {
    const [one, other] = [makeOpaque(), makeOpaque()];
    const text = `{"a":"${one}", b: '/x/${other}.json?c=%2F' (short) }`;
    expect(Array.from(runsIn(text), ([run]) => run)).toEqual([one, `/x/${other}.json`]);
  });

  test('has twelve characters at least', () => {
    expect([...runsIn(makeOpaque(11))]).toEqual([]);
    expect([...runsIn(makeOpaque(12))]).toHaveLength(1);
  });

  test('says where it stands', () => {
    const run = makeOpaque();
    expect(Array.from(runsIn(`ab ${run}`), ({ index }) => index)).toEqual([3]);
  });
});

describe('a value may be', () => {
  const value = `a${makeOpaque()}b`;

  test.each([
    ['the whole run', value],
    ['between slashes', `/sessions/${value}/ping`],
    ['before an extension', `${value}.json`],
    ['after an equals sign', `session=${value}`],
    ['after an encoded character', `state%3A${value}`],
    ['between characters encoded twice', `%2522${value}%2522`],
    ['between tilde and plus', `~${value}+`],
    ['before an equals sign that is not its own', `${value}=_token`],
  ])('%s', (_, run) => {
    expect(stretchesOf(run)).toContain(value);
  });

  test.each([`${value}.${value}`, `1//0${value}`, `${value}==`, `a/${value}+b/c==`])('itself joined: %#', (joined) => {
    expect(stretchesOf(joined)).toContain(joined);
    expect(stretchesOf(`/x/${joined}/y`)).toContain(joined);
    expect(stretchesOf(`${joined}.`)).toContain(joined);
  });

  test('a UUID, though a hyphen joins it to a word', () => {
    const id = crypto.randomUUID();
    for (const run of [`user-${id}`, `${id}-user`, `a_${id}_b`, `USER-${id.toUpperCase()}`])
      expect(stretchesOf(run).map((stretch) => stretch.toLowerCase())).toContain(id);
  });
});

test('a value may be what a word is joined to', () => {
  const value = `${makeText(16, 'abc_-')}${makeOpaque()}`;
  for (const run of [`token_${value}`, `/x/rt-${value}`, `${value}_access_token`, `${value}-token.json`])
    expect(stretchesOf(run)).toContain(value);
});

test('the parts of a run make it up, cut at its joints and not where a word is joined', () => {
  expect(partsOf('/a_token/b-c.json')).toEqual(['/', 'a_token', '/', 'b-c', '.', 'json']);
  for (const run of [makeOpaque(), `%20${crypto.randomUUID()}`, '////', '']) expect(partsOf(run).join('')).toBe(run);
});

test('edges are in rising order, each once, from end to end', () => {
  for (const run of [makeOpaque(), `/a/b.c=d~e+f%20${crypto.randomUUID()}/`, '////', '']) {
    const edges = edgesOf(run);
    expect(edges).toEqual([...new Set(edges)].sort((a, b) => a - b));
    expect(edges[0]).toBe(0);
    expect(edges.at(-1)).toBe(run.length);
  }
});

test('there are so many edges and no more', () => {
  expect(edgesOf('a/'.repeat(100_000)).length).toBeLessThanOrEqual(2_003);
});
