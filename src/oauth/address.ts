/** localhost, *.localhost, 127.0.0.0/8 and [::1]: what never leaves this computer. */
export const isLoopback = (url: string): boolean => {
  const host = hostOf(url);
  return /^(?:.+\.)?localhost$/.test(host) || /^127(?:\.\d{1,3}){3}$/.test(host) || host === '[::1]';
};

/** http or ws, to another computer: readable to whoever stands between. */
export const isPlain = (url: string): boolean => /^(?:http|ws):/i.test(url) && !isLoopback(url);

/** Host without port, lower case, '' for what is no address. */
export const hostOf = (url: string): string => {
  try {
    return new URL(url).hostname;
  } catch {
    return '';
  }
};

/** Origin of a web address, or null: a page may hold any string for an address, and an opaque origin is nobody's site. */
export const originOf = (url: string | undefined): string | null => {
  if (!url) return null;
  try {
    const { origin, protocol } = new URL(url);
    return /^(?:https?|wss?):$/.test(protocol) ? origin : null;
  } catch {
    return null;
  }
};
