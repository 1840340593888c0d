import { panelsInFirefox } from './panels-in-firefox';
import { LANGUAGES } from './states/picture';

for (const lang of LANGUAGES) panelsInFirefox(lang);
