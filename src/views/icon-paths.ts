/** Line icons on a 16px grid, for strokes of 1.5px. A constant each, so that a page loads those it draws. */
export const BACK = 'M10 3.5 5.5 8l4.5 4.5';
export const BELL = 'M4 10.8V7.2a4 4 0 0 1 8 0v3.6l1 1.2H3zM6.8 14h2.4';
export const CARD =
  'M3.6 3h8.8a1.8 1.8 0 0 1 1.8 1.8v6.4a1.8 1.8 0 0 1-1.8 1.8H3.6a1.8 1.8 0 0 1-1.8-1.8V4.8A1.8 1.8 0 0 1 3.6 3zM7.1 7.2a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0zM3.6 10.9c.4-1 1.1-1.5 2-1.5s1.6.5 2 1.5M9.8 6.6h2.2M9.8 9.4h2.2';
export const CLOCK = 'M13.8 8A5.8 5.8 0 1 1 2.2 8a5.8 5.8 0 0 1 11.6 0zM8 4.8V8l2.2 1.4';
export const COPY =
  'M7 5.5h5A1.5 1.5 0 0 1 13.5 7v5a1.5 1.5 0 0 1-1.5 1.5H7A1.5 1.5 0 0 1 5.5 12V7A1.5 1.5 0 0 1 7 5.5zM10.5 5.5V4A1.5 1.5 0 0 0 9 2.5H4A1.5 1.5 0 0 0 2.5 4v5A1.5 1.5 0 0 0 4 10.5h1.5';
export const CROSS = 'm4 4 8 8M12 4l-8 8';
export const DOWN = 'M3.5 6 8 10.5 12.5 6';
export const EXTERNAL =
  'M6 3.5H3.8A1.3 1.3 0 0 0 2.5 4.8v7.4a1.3 1.3 0 0 0 1.3 1.3h7.4a1.3 1.3 0 0 0 1.3-1.3V10M9.5 2.5h4v4M13.2 2.8 7.8 8.2';
export const HIDDEN =
  'M2.5 2.5l11 11M6.3 4a6.2 6.2 0 0 1 1.7-.2c3.2 0 5.4 2.3 6.4 4.2a9 9 0 0 1-1.9 2.4M10 11.8a6 6 0 0 1-2 .4c-3.2 0-5.4-2.3-6.4-4.2A9.2 9.2 0 0 1 4 5.3M6.8 6.8a1.7 1.7 0 0 0 2.4 2.4';
export const KEY = 'M8.4 10.8a3.2 3.2 0 1 1-6.4 0 3.2 3.2 0 0 1 6.4 0zM7.6 8.4 13.5 2.5M11 5l2 2';
export const LOCK =
  'M4.6 7h6.8A1.6 1.6 0 0 1 13 8.6v3.6a1.6 1.6 0 0 1-1.6 1.6H4.6A1.6 1.6 0 0 1 3 12.2V8.6A1.6 1.6 0 0 1 4.6 7zM5.2 7V5a2.8 2.8 0 0 1 5.6 0v2';
export const MORE = 'M3.5 8h.01M8 8h.01M12.5 8h.01';
export const PULSE = 'M1.8 8h2.6l1.7-4.2 3 8.4L11 8h3.2';
export const REFRESH = 'M13.4 6.6A5.6 5.6 0 0 0 3.2 5M2.6 9.4A5.6 5.6 0 0 0 12.8 11M3.2 2.2V5H6M12.8 13.8V11H10';
export const RIGHT = 'm6 3.5 4.5 4.5L6 12.5';
export const SENT = 'M3.5 12.5 12.3 3.7M5.6 3.5h6.9v6.9';
export const TICK = 'm3 8.4 3.3 3.3L13 4.8';
export const UP = 'M3.5 10 8 5.5l4.5 4.5';
