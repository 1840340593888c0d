import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { interest } from '../../../src/channels/page/interest';
import { type Entry, ledger } from '../../../src/channels/page/ledger';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

const open = (takes: () => boolean = () => true) => {
  const told: [entries: Entry[], again: boolean][] = [];
  const round = ledger((entries, again) => {
    const taken = takes();
    if (taken) told.push([entries, again]);
    return taken;
  });
  return (entries: Entry[], { whole = false } = {}) => {
    const { see, close } = round(whole);
    for (const [key, value] of entries) see(key, value);
    close();
    return told.splice(0);
  };
};

describe('what is told of a place', () => {
  it('is what is new, and once more what is still there', () => {
    const look = open();
    expect(look([['token', 'a']])).toEqual([[[['token', 'a']], false]]);
    expect(look([['token', 'a']])).toEqual([]);
    vi.advanceTimersByTime(2_200);
    expect(look([['token', 'a']])).toEqual([[[['token', 'a']], true]]);
    expect(look([['token', 'b']])).toEqual([[[['token', 'b']], false]]);
  });

  it('sees that a long value has changed, wherever in it', () => {
    const look = open();
    const long = 'x'.repeat(10_000);
    look([['token', `${long}a`]]);
    expect(look([['token', `${long}a`]])).toEqual([]);
    expect(look([['token', `${long}b`]])).toHaveLength(1);
  });

  it('keeps entries of one name apart', () => {
    const look = open();
    const both: Entry[] = [
      ['div[data-token]', 'a'],
      ['div[data-token]', 'b'],
    ];
    expect(look(both)).toEqual([[both, false]]);
    expect(look(both)).toEqual([]);
    expect(look([['div[data-token]', 'a']])).toEqual([]);
    expect(look(both)).toEqual([[[['div[data-token]', 'b']], false]]);
  });

  it('is told the next time where there was no room for it', () => {
    let hasRoom = false;
    const look = open(() => hasRoom);
    expect(look([['token', 'a']])).toEqual([]);
    hasRoom = true;
    expect(look([['token', 'a']])).toEqual([[[['token', 'a']], false]]);
  });
});

describe('a private key', () => {
  const key = () => JSON.stringify({ kty: 'OKP', crv: 'Ed25519', x: 'public', d: crypto.randomUUID() });
  const mark: Entry = ['store › at', 'private-key jwk'];

  it('is told as a mark beside what else is told, without the key', () => {
    const value = `{"at":${key()},"access_token":"a"}`;
    const [[entries] = [[]]] = open()([['store', value]]);
    expect(entries[1]).toEqual(mark);
    expect(entries[0]?.[1]).toContain('"d":""');
    expect(JSON.stringify(entries)).not.toContain(JSON.parse(value).at.d);
  });

  it('is told where nothing else is, and again when more is followed', () => {
    const look = open();
    const entries: Entry[] = [['store', `{"at":${key()}}`]];
    expect(look(entries)).toEqual([[[mark], false]]);
    expect(look(entries)).toEqual([]);
    interest.follow({ follow: [] });
    expect(look(entries)).toEqual([[[mark], true]]);
  });

  it('is not told because a page says the word', () => {
    expect(open()([['store', 'private-key jwk']])).toEqual([]);
  });
});
