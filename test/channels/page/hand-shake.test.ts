import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

let worlds: typeof import('../../../src/channels/page/hand-shake');
/** What the document's own method of passing events was called with: nothing passes another way. */
const dispatch = vi.spyOn(EventTarget.prototype, 'dispatchEvent');
const passed = () =>
  dispatch.mock.calls.map(([event]) => ({ name: event.type, detail: (event as CustomEvent<unknown>).detail }));

beforeEach(async () => {
  vi.resetModules();
  worlds = await import('../../../src/channels/page/hand-shake');
  dispatch.mockClear();
  vi.stubGlobal('document', new EventTarget());
});
afterEach(() => void vi.unstubAllGlobals());
afterAll(() => void dispatch.mockRestore());

const isolated = () => {
  const heard: string[] = [];
  const met = vi.fn();
  const order = worlds.meetPage(met, (text) => void heard.push(text));
  return { heard, met, order };
};
const hook = () => {
  const orders: boolean[] = [];
  const lines: ((text: string) => void)[] = [];
  worlds.meetIsolated(
    (send) => void lines.push(send),
    (watching) => void orders.push(watching),
  );
  return { orders, lines, say: (text: string) => lines[0]?.(text) };
};
const fire = (name: string, detail: unknown) => document.dispatchEvent(new CustomEvent(name, { detail }));

describe.each([
  ['the isolated script first, as in Chromium', () => ({ inside: isolated(), page: hook() })],
  [
    'the hook first, as in Firefox',
    () => {
      const page = hook();
      return { page, inside: isolated() };
    },
  ],
])('with %s', (_, meet) => {
  it('both find each other, once', () => {
    const { inside, page } = meet();
    expect(inside.met).toHaveBeenCalledTimes(1);
    expect(page.lines).toHaveLength(1);
  });

  it('what the hook says is heard, in its order, by the other side alone', () => {
    const { inside, page } = meet();
    page.say('one');
    page.say('two');
    expect(inside.heard).toEqual(['one', 'two']);
    expect(page.orders).toEqual([]);
  });

  it('the hook hears whether the page is watched, each time that changes', () => {
    const { inside, page } = meet();
    inside.order(true);
    inside.order(false);
    expect(page.orders).toEqual([true, false]);
    expect(inside.heard).toEqual([]);
  });

  it('names nothing that would tell the extension', () => {
    const { inside, page } = meet();
    inside.order(true);
    page.say('text');
    expect(passed().length).toBeGreaterThan(4);
    for (const { name } of passed()) expect(name).toMatch(/^_[a-z0-9]+-?$/);
  });
});

describe('whoever comes late', () => {
  it('hears the order that was given before', () => {
    const inside = isolated();
    inside.order(false);
    inside.order(true);
    expect(hook().orders).toEqual([true]);
  });

  it('may never come: then nothing is said and nothing heard', () => {
    const page = hook();
    expect(page.lines).toEqual([]);
    expect(page.orders).toEqual([]);
    const inside = isolated();
    expect(inside.met).toHaveBeenCalledTimes(1);
  });

  it('finds the place taken: a second hook in one page is one too many', () => {
    const { met, heard } = isolated();
    const first = hook();
    const second = hook();
    first.say('mine');
    expect(met).toHaveBeenCalledTimes(1);
    expect(second.lines).toEqual([]);
    expect(heard).toEqual(['mine']);
  });
});

describe('the name of the line', () => {
  it('is another each time', () => {
    const names = Array.from({ length: 20 }, () => {
      dispatch.mockClear();
      vi.stubGlobal('document', new EventTarget());
      isolated();
      return passed()[0]?.detail;
    });
    expect(new Set(names).size).toBe(20);
  });

  it('meets under the same word in both worlds of one document', () => {
    isolated();
    hook();
    const names = passed()
      .filter(({ detail }) => detail === '')
      .map(({ name }) => name);
    expect(names.length).toBeGreaterThan(0);
    expect(new Set([passed()[0]?.name, ...names]).size).toBe(1);
  });
});

describe('a page that meddles', () => {
  it('is not understood when it says anything but text', () => {
    const inside = isolated();
    const page = hook();
    const [{ name: meeting, detail } = { name: '', detail: '' }] = passed();
    const line = String(detail);
    for (const said of [null, 7, { toString: () => 'text' }, ['on'], () => 'on']) {
      fire(line, said);
      fire(`${line}-`, said);
      fire(meeting, said);
    }
    document.dispatchEvent(new Event(line));
    expect(inside.heard).toEqual([]);
    expect(page.orders).toEqual([]);
  });

  it('hears what replaced methods would show it of nothing: both sides use the browser’s own', () => {
    const replaced = vi.fn();
    for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent'])
      Object.defineProperty(document, name, { value: replaced });
    const inside = isolated();
    const page = hook();
    page.say('text');
    expect(inside.heard).toEqual(['text']);
    expect(replaced).not.toHaveBeenCalled();
  });
});
