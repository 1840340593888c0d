import { expect, it } from 'vitest';
import { fromMessage } from '../../src/channels/page-message';
import { secret } from './make-details';

const reporter = { tab: 7, frame: 2, top: 'https://app.spa.test', origin: 'https://widget.third.test', instance: 'd1' };

it('a message is one field under what carries it, at the origin that has it', () => {
  const text = secret();
  const told = { place: 'post-message', key: 'BroadcastChannel auth', text, heard: true, at: 5 } as const;
  expect(fromMessage(told, reporter)).toEqual([
    {
      channel: 'post-message',
      at: 5,
      tab: 7,
      frame: 2,
      top: 'https://app.spa.test',
      url: 'https://widget.third.test/',
      reportedBy: 'browser',
      exchange: null,
      fields: [{ name: 'BroadcastChannel auth', value: text }],
    },
  ]);
});

it('a message that only the page told of may be made up, and goes where it says', () => {
  const told = { place: 'websocket', key: 'frame', text: 'a', url: 'wss://push.test/', heard: false, at: 5 } as const;
  expect(fromMessage(told, reporter)[0]).toMatchObject({ reportedBy: 'page', url: 'wss://push.test/' });
});
