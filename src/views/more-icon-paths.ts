/** More of the line icons: those that the first picture of a tab does without. */
export const BACK = 'M10 3.5 5.5 8l4.5 4.5';
export const BELL = 'M4 10.8V7.2a4 4 0 0 1 8 0v3.6l1 1.2H3zM6.8 14h2.4';
export const CLOCK = 'M13.8 8A5.8 5.8 0 1 1 2.2 8a5.8 5.8 0 0 1 11.6 0zM8 4.8V8l2.2 1.4';
export const COPY =
  'M7 5.5h5A1.5 1.5 0 0 1 13.5 7v5a1.5 1.5 0 0 1-1.5 1.5H7A1.5 1.5 0 0 1 5.5 12V7A1.5 1.5 0 0 1 7 5.5zM10.5 5.5V4A1.5 1.5 0 0 0 9 2.5H4A1.5 1.5 0 0 0 2.5 4v5A1.5 1.5 0 0 0 4 10.5h1.5';
export const CROSS = 'm4 4 8 8M12 4l-8 8';
export const HIDDEN =
  'M2.5 2.5l11 11M6.3 4a6.2 6.2 0 0 1 1.7-.2c3.2 0 5.4 2.3 6.4 4.2a9 9 0 0 1-1.9 2.4M10 11.8a6 6 0 0 1-2 .4c-3.2 0-5.4-2.3-6.4-4.2A9.2 9.2 0 0 1 4 5.3M6.8 6.8a1.7 1.7 0 0 0 2.4 2.4';
export const PULSE = 'M1.8 8h2.6l1.7-4.2 3 8.4L11 8h3.2';
export const SEARCH = 'M11.3 7a4.3 4.3 0 1 1-8.6 0 4.3 4.3 0 0 1 8.6 0zM10.2 10.2l3.3 3.3';
export const TICK = 'm3 8.4 3.3 3.3L13 4.8';
export const UP = 'M3.5 10 8 5.5l4.5 4.5';
