import { describe, expect, it } from 'vitest';
import { fromStored } from '../../src/channels/stored';
import { secret } from './make-details';

const reporter = { tab: 7, frame: 2, top: 'https://app.spa.test', origin: 'https://widget.third.test', instance: 'd1' };
const told = { tell: 'stored', place: 'local-storage', again: false, at: 5 } as const;

describe('entries of web storage', () => {
  it('are each told as one field, at the origin that keeps them', () => {
    const value = secret();
    const observations = fromStored(
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
    expect(fromStored({ ...told, place: 'session-storage', entries: [['a', 'b']] }, reporter)[0]?.channel).toBe(
      'session-storage',
    );
  });

  it('are marked when they are only still there', () => {
    expect(fromStored({ ...told, again: true, entries: [['a', 'b']] }, reporter)[0]?.again).toBe(true);
    expect(fromStored({ ...told, entries: [['a', 'b']] }, reporter)[0]).not.toHaveProperty('again');
  });

  it('are none of an empty report', () => {
    expect(fromStored({ ...told, entries: [] }, reporter)).toEqual([]);
  });
});

describe('a private key', () => {
  const one = (value: string, place: 'indexed-db' | 'local-storage') =>
    fromStored({ ...told, place, entries: [['keys › 1', value]] }, reporter)[0];

  it('is told by how it can be taken away, and by no value', () => {
    const jwk = { proofKey: 'jwk', fields: [{ name: 'keys › 1', value: '' }] };
    expect(one('private-key jwk', 'local-storage')).toMatchObject(jwk);
    expect(one('private-key extractable', 'indexed-db')).toMatchObject({ ...jwk, proofKey: 'extractable' });
  });

  it('that is no text lies in a database alone', () => {
    expect(one('private-key extractable', 'local-storage')).not.toHaveProperty('proofKey');
    expect(one(secret(), 'indexed-db')).not.toHaveProperty('proofKey');
  });
});
