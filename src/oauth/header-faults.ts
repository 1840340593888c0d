import type { Members } from './members';
import type { Problem } from './pasted';

/** What a header as a whole says that no service may accept: RFC 7515 §4.1.11 on `crit`, RFC 7797 §6 on `b64`. */
export const headerFaults = (header: Members | null): readonly Problem[] => {
  if (!header) return [];
  const { crit, b64 } = header;
  const names = Array.isArray(crit) && crit.every((name) => typeof name === 'string') ? (crit as string[]) : null;
  if (crit !== undefined && (names === null || names.length === 0)) return [{ fault: 'crit' }];
  const absent = (names ?? []).slice(0, MOST).filter((name) => !Object.hasOwn(header, name));
  return [
    ...absent.map((name) => ({ fault: 'crit_absent', name }) as const),
    ...(b64 === false && !names?.includes('b64') ? [{ fault: 'critical', name: 'b64' } as const] : []),
  ];
};

/** What the headers of one signature or recipient may not share, nor leave unprotected: RFC 7515 §4, RFC 7516 §4. */
export const guardFaults = (guarded: Members, unguarded: Members): readonly Problem[] => [
  ...Object.keys(unguarded)
    .filter((name) => Object.hasOwn(guarded, name))
    .slice(0, MOST)
    .map((name) => ({ fault: 'twice', name }) as const),
  ...GUARDED.filter((name) => Object.hasOwn(unguarded, name)).map((name) => ({ fault: 'unguarded', name }) as const),
];

/** RFC 7515 §4.1.11, RFC 7797 §3, RFC 7516 §4.1.3. */
const GUARDED: readonly string[] = ['crit', 'b64', 'zip'];
const MOST = 5;
