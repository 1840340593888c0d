/** Line icons on a 16px grid, for strokes of 1.5px. A constant each, so that a page loads those it draws. */
export const CARD =
  'M3.6 3h8.8a1.8 1.8 0 0 1 1.8 1.8v6.4a1.8 1.8 0 0 1-1.8 1.8H3.6a1.8 1.8 0 0 1-1.8-1.8V4.8A1.8 1.8 0 0 1 3.6 3zM7.1 7.2a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0zM3.6 10.9c.4-1 1.1-1.5 2-1.5s1.6.5 2 1.5M9.8 6.6h2.2M9.8 9.4h2.2';
export const DOWN = 'M3.5 6 8 10.5 12.5 6';
export const EXTERNAL =
  'M6 3.5H3.8A1.3 1.3 0 0 0 2.5 4.8v7.4a1.3 1.3 0 0 0 1.3 1.3h7.4a1.3 1.3 0 0 0 1.3-1.3V10M9.5 2.5h4v4M13.2 2.8 7.8 8.2';
export const KEY = 'M8.4 10.8a3.2 3.2 0 1 1-6.4 0 3.2 3.2 0 0 1 6.4 0zM7.6 8.4 13.5 2.5M11 5l2 2';
export const LOCK =
  'M4.6 7h6.8A1.6 1.6 0 0 1 13 8.6v3.6a1.6 1.6 0 0 1-1.6 1.6H4.6A1.6 1.6 0 0 1 3 12.2V8.6A1.6 1.6 0 0 1 4.6 7zM5.2 7V5a2.8 2.8 0 0 1 5.6 0v2';
export const MORE = 'M3.5 8h.01M8 8h.01M12.5 8h.01';
export const REFRESH = 'M13.4 6.6A5.6 5.6 0 0 0 3.2 5M2.6 9.4A5.6 5.6 0 0 0 12.8 11M3.2 2.2V5H6M12.8 13.8V11H10';
export const RIGHT = 'm6 3.5 4.5 4.5L6 12.5';
export const SENT = 'M3.5 12.5 12.3 3.7M5.6 3.5h6.9v6.9';
