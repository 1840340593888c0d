import type { Happened } from './grants';
import type { Coverage } from './inspection';

const MOST = 50;

/** Remembers that a tab was told of these grants: a sign-in that came to nothing has no token to know it by. */
export const noteGrants = (coverage: Coverage, happened: readonly Happened[]): void => {
  const ids = new Set(happened.map(({ grant }) => grant.id));
  if (ids.size === 0) return;
  const others = (coverage.grants ?? []).filter((id) => !ids.has(id));
  coverage.grants = [...others, ...ids].slice(-MOST);
};
