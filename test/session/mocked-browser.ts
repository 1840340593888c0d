import { fakeBrowser } from './fake-browser';

/** In place of src/browser, for a file that needs one to be there and asks it nothing: `vi.mock` takes the module as it is. */
export const { browser } = fakeBrowser();
