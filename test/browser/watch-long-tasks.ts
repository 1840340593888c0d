/** Notes in `longTasks` of the page how long each task over 50 ms took, ms. Run as text, before the page's first script. */
export const WATCH_LONG_TASKS = `window.longTasks = [];
new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) longTasks.push(duration); }).observe({ type: 'longtask', buffered: true });`;
