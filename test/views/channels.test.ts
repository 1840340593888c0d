import { expect, test } from 'vitest';
import { CHANNELS, channelKey, splitChannels } from '../../src/views/channels';
import { messagesOf } from './translate';

test('every channel has a name', () => {
  for (const locale of ['en', 'ja'] as const) {
    const messages = messagesOf(locale);
    expect(splitChannels([]).not.filter((channel) => !messages[channelKey(channel)]?.message)).toEqual([]);
  }
});

test('what was looked at leaves the list of what was not', () => {
  const { looked, not } = splitChannels(['cookie', 'local-storage']);
  expect(looked).toEqual(['local-storage', 'cookie']);
  expect(not).not.toContain('cookie');
  expect(looked.length + not.length).toBe(Object.keys(CHANNELS).length);
  expect(Object.keys(CHANNELS)).toHaveLength(18);
});
