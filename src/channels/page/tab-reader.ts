import { jsonText } from './json-text';
import { ledger, type TellEntries } from './ledger';
import type { Reader } from './storage-reader';

/**
 * Reads what the tab itself keeps for a page: the state of its history entry, and the address where the page has put
 * another in place of the one that was requested. `requested`: that one.
 */
export const historyReader = (requested: string, tell: TellEntries): Reader =>
  readerOf(tell, () => {
    const [address = ''] = location.href.split('#');
    const isPushed = address.includes('?') && address !== requested.split('#')[0];
    return [
      ['history.state', jsonText(history.state)],
      ['address', isPushed ? address : ''],
    ];
  });

/** Reads window.name, which a tab keeps from one site to the next. */
export const windowNameReader = (tell: TellEntries): Reader =>
  readerOf(tell, () => [['window.name', jsonText(window.name)]]);

const readerOf = (tell: TellEntries, read: () => [string, string][]): Reader => {
  const round = ledger(tell);
  return async ({ whole = false } = {}) => {
    const began = performance.now();
    try {
      const { see, close } = round(whole);
      for (const [key, value] of read()) if (value !== '') see(key, value);
      close();
    } catch {
      // A sandboxed frame has no history to read.
    }
    return performance.now() - began;
  };
};
