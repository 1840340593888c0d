import { expect, it } from 'vitest';
import { echoedTo, noteEchoed } from '../../src/session/echoed';
import { emptySiteMemory } from '../../src/session/site-memory';

const asked = (asker: string, address = 1) => ({
  address,
  answer: { status: 200, at: 0, cors: { allows: 'asker' as const, asker, credentials: true } },
});

it('an endpoint that names one origin after the other is remembered, by its address', () => {
  const memory = emptySiteMemory('spa.test');
  const [app, admin] = [asked('https://app.spa.test'), asked('https://admin.spa.test')];
  noteEchoed(memory, app);
  noteEchoed(memory, app);
  expect(echoedTo(memory, app)).toEqual([]);
  noteEchoed(memory, admin);
  expect(echoedTo(memory, admin)).toEqual(['https://app.spa.test']);
  expect(echoedTo(memory, { address: 1 })).toEqual(['https://app.spa.test', 'https://admin.spa.test']);
  expect(echoedTo(memory, asked('https://admin.spa.test', 2))).toEqual([]);
});

it('one that names no origin, or another than the one that asked, is not', () => {
  const memory = emptySiteMemory('spa.test');
  noteEchoed(memory, { address: 1 });
  noteEchoed(memory, { address: 1, answer: { status: 200, at: 0, cors: { allows: 'any', credentials: false } } });
  expect(memory.echoed).toEqual([]);
});

it('no more is remembered than is asked for', () => {
  const memory = emptySiteMemory('spa.test');
  for (let at = 0; at < 100; at++) {
    noteEchoed(memory, asked(`https://a${at}.spa.test`));
    noteEchoed(memory, asked('https://app.spa.test', at + 2));
  }
  expect(memory.echoed).toHaveLength(30);
  expect(memory.echoed.every(({ origins }) => origins.length <= 5)).toBe(true);
});
