import { expect, test } from 'vitest';
import { channelKey } from '../../src/views/channels';
import { splitChannels } from '../../src/views/split-channels';
import { messagesOf } from './translate';

test('every channel has a name', () => {
  for (const locale of ['en', 'ja'] as const) {
    const messages = messagesOf(locale);
    expect(splitChannels([]).not.filter((channel) => !messages[channelKey(channel)]?.message)).toEqual([]);
  }
});
