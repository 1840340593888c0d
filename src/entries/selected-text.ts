import { browser } from '../browser';

const MENU = 'decode';
/** The page that is opened asks at once; one that does not is not there any more. */
const KEPT_MS = 30_000;
/** One more than is decoded: that it is too long is said, and nothing more is kept for it. */
const MOST = 2 ** 20 + 1;

let kept: string | null = null;
let forgetting: ReturnType<typeof setTimeout> | undefined;

/** Puts the item into the menu of selected text. Once an installation: browsers remember it. */
export const offerToDecode = (): void => {
  browser.contextMenus.create({ id: MENU, title: browser.i18n.getMessage('menu_decode'), contexts: ['selection'] });
};

/** Opens the workbench with what was selected, which waits here, in memory alone, until the page asks for it. */
export const listenToSelections = (): void => {
  browser.contextMenus.onClicked.addListener(({ menuItemId, selectionText }, tab) => {
    if (menuItemId !== MENU || !selectionText) return;
    keep(selectionText.slice(0, MOST));
    const subject = tab?.id === undefined || tab.id < 0 ? '' : `?tab=${tab.id}`;
    void browser.tabs.create({ url: browser.runtime.getURL(`src/entries/workbench.html${subject}#decode=selected`) });
  });
};

/** The selected text, to the first who asks; null afterwards, after 30 seconds, and when the worker was ended meanwhile. */
export const takeSelected = async (): Promise<string | null> => {
  const text = kept;
  keep(null);
  return text;
};

const keep = (text: string | null): void => {
  kept = text;
  clearTimeout(forgetting);
  if (text !== null) forgetting = setTimeout(() => keep(null), KEPT_MS);
};
