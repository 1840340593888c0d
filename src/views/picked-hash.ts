import type { Picked } from './opened';

/** Where the workbench opens with something picked: the part of its address after the #. */
export const hashOf = (what: Picked): string => {
  const name = 'key' in what ? what.key : what.id;
  return `#${what.kind}=${encodeURIComponent(name)}`;
};

/** The opposite; null for anything else, since an address is typed by whoever likes. */
export const pickedIn = (hash: string): Picked | null => {
  const [, kind, encoded = ''] = /^#(event|grant|token|exposure)=(.+)$/.exec(hash) ?? [];
  const name = decoded(encoded);
  if (name === null) return null;
  if (kind === 'event' || kind === 'exposure') return { kind, key: name };
  return kind === 'grant' || kind === 'token' ? { kind, id: name } : null;
};

const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
};
