import { expect, test } from 'vitest';
import { CHANNELS } from '../../src/views/channels';
import { splitChannels } from '../../src/views/split-channels';

test('what was looked at leaves the list of what was not', () => {
  const { looked, not } = splitChannels(['cookie', 'local-storage']);
  expect(looked).toEqual(['local-storage', 'cookie']);
  expect(not).not.toContain('cookie');
  expect(looked.length + not.length).toBe(Object.keys(CHANNELS).length);
  expect(Object.keys(CHANNELS)).toHaveLength(18);
});
