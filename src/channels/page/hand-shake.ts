import { apply } from './disguise';

/**
 * The line between the page's world and the isolated one. Chromium runs the isolated script first, Firefox the other, so
 * each side listens, announces itself, and answers an announcement. The isolated side names the event they then use; the
 * name is random but no secret (a page can learn it through a child window), so nothing is believed for coming this way.
 */
const meeting = (): string => `_${Math.floor(performance.timeOrigin).toString(36)}`;

const add = EventTarget.prototype.addEventListener;
const remove = EventTarget.prototype.removeEventListener;
const dispatch = EventTarget.prototype.dispatchEvent;
const Custom = CustomEvent;

const on = (name: string, hear: (detail: string) => void): (() => void) => {
  const listener = (event: Event) => {
    const { detail } = event as CustomEvent<unknown>;
    if (typeof detail === 'string') hear(detail);
  };
  apply(add, document, [name, listener]);
  return () => apply(remove, document, [name, listener]);
};

const tell = (name: string, detail: string): void => {
  apply(dispatch, document, [new Custom(name, { detail })]);
};

/** The page's side. `connected` is given a function that sends; `ordered` hears whether the page is watched. */
export const meetIsolated = (
  connected: (send: (text: string) => void) => void,
  ordered: (watching: boolean) => void,
): void => {
  const leave = on(meeting(), (name) => {
    if (name === '') return;
    leave();
    on(`${name}-`, (order) => ordered(order === 'on'));
    connected((text) => tell(name, text));
    // Where this side ran first the other has not heard of it yet.
    tell(meeting(), '');
  });
  tell(meeting(), '');
};

/** The isolated side. `met` is called once the page's side is there, `heard` for each of its texts. */
export const meetPage = (met: () => void, heard: (text: string) => void): ((watching: boolean) => void) => {
  const name = `_${Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join('')}`;
  let order: string | undefined;
  const leave = on(meeting(), (announced) => {
    // Its own announcement comes back to it; a second hook in one page is one too many.
    if (announced !== '') return;
    leave();
    on(name, heard);
    tell(meeting(), name);
    met();
    if (order !== undefined) tell(`${name}-`, order);
  });
  tell(meeting(), name);
  return (watching) => {
    order = watching ? 'on' : 'off';
    tell(`${name}-`, order);
  };
};
