const LONGEST_MS = 1_000;

/**
 * Comes once the page has drawn something (W3C Paint Timing, first-contentful-paint), at once where the browser does not
 * tell or the page stands behind others. What loads more or wakes another process waits for it: the picture is there sooner.
 */
export const firstPicture = new Promise<void>((resolve) => {
  const isTold = globalThis.PerformanceObserver?.supportedEntryTypes.includes('paint');
  if (!isTold || document.visibilityState === 'hidden') return resolve();
  const watch = new PerformanceObserver((paints) => {
    if (paints.getEntriesByName('first-contentful-paint').length === 0) return;
    watch.disconnect();
    resolve();
  });
  watch.observe({ type: 'paint', buffered: true });
  // Set against fingerprinting, a browser may keep its timings to itself.
  setTimeout(resolve, LONGEST_MS);
});
