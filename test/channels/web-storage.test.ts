import { describe, expect, it } from 'vitest';
import { fromStorage } from '../../src/channels/web-storage';
import { secret } from './make-details';

const reporter = { tab: 7, frame: 2, top: 'https://app.spa.test', origin: 'https://widget.third.test', instance: 'd1' };
const told = { tell: 'storage', area: 'local', again: false, at: 5 } as const;

describe('entries of web storage', () => {
  it('are each told as one field, at the origin that keeps them', () => {
    const value = secret();
    const observations = fromStorage(
      {
        ...told,
        entries: [
          ['session', value],
          ['', 'x'],
        ],
      },
      reporter,
    );
    expect(observations).toEqual([
      {
        channel: 'local-storage',
        at: 5,
        tab: 7,
        frame: 2,
        top: 'https://app.spa.test',
        url: 'https://widget.third.test/',
        reportedBy: 'browser',
        exchange: null,
        fields: [{ name: 'session', value }],
      },
      expect.objectContaining({ fields: [{ name: '', value: 'x' }] }),
    ]);
  });

  it('are told of sessionStorage under its own name', () => {
    expect(fromStorage({ ...told, area: 'session', entries: [['a', 'b']] }, reporter)[0]?.channel).toBe(
      'session-storage',
    );
  });

  it('are marked when they are only still there', () => {
    expect(fromStorage({ ...told, again: true, entries: [['a', 'b']] }, reporter)[0]?.again).toBe(true);
    expect(fromStorage({ ...told, entries: [['a', 'b']] }, reporter)[0]).not.toHaveProperty('again');
  });

  it('are none of an empty report', () => {
    expect(fromStorage({ ...told, entries: [] }, reporter)).toEqual([]);
  });
});
