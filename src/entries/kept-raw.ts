import { browser } from '../browser';

/** The raw value of a proven access or ID token, read when it is asked for and kept nowhere here; null where none is kept. */
export const keptRaw = async (token: string): Promise<string | null> => {
  const key = `raw:${token}`;
  const { [key]: raw } = await browser.storage.session.get(key);
  return typeof raw === 'string' ? raw : null;
};
