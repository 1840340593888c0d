import { panelsInFirefox } from './panels-in-firefox';

// `npm run pictures` draws all of them in both themes and languages.
panelsInFirefox('en', (state) => state === 'exposed' || state === 'exposed-sidebar' || state === 'workbench');
