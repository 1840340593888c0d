import { show } from './show';

show();
// As static/theme.js has it for the pages that are seen while they load. Reading it takes ms, and here others are waited for.
document.documentElement.dataset.theme = localStorage.theme;
