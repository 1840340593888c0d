import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const plain = Object.getOwnPropertyDescriptor(Function.prototype, 'toString');
let worn: typeof import('../../../src/channels/page/disguise');

beforeEach(async () => {
  vi.resetModules();
  worn = await import('../../../src/channels/page/disguise');
});
afterEach(() => {
  if (plain) Object.defineProperty(Function.prototype, 'toString', plain);
});

/** An owner of one method, as a browser's prototypes are: the method checks whom it is called on. */
const make = () => {
  class Owner {
    #mark = 7;
    read(this: Owner, _first: number, ...rest: number[]): unknown {
      return [this.#mark, _first, ...rest];
    }
  }
  return { Owner, owner: new Owner() };
};

describe('a wrapped method', () => {
  it('gets what it was given and answers what it answers', () => {
    const { Owner, owner } = make();
    const seen: unknown[] = [];
    worn.wrap(Owner.prototype, 'read', (target, self, args) => {
      seen.push(self, args);
      return worn.apply(target, self, args);
    });
    expect(owner.read(1, 2, 3)).toEqual([7, 1, 2, 3]);
    expect(seen).toEqual([owner, [1, 2, 3]]);
  });

  it('looks like the one it stands for: name, length, descriptor, keys and text', () => {
    const { Owner } = make();
    const before = Object.getOwnPropertyDescriptor(Owner.prototype, 'read');
    const { value, ...flags } = before ?? {};
    const described = (method: object) => [Object.getOwnPropertyDescriptors(method), Object.getPrototypeOf(method)];
    const text = Function.prototype.toString.call(value);
    worn.disguise();
    worn.wrap(Owner.prototype, 'read', (target, self, args) => worn.apply(target, self, args));
    const { value: after, ...flagsAfter } = Object.getOwnPropertyDescriptor(Owner.prototype, 'read') ?? {};
    expect(after).not.toBe(value);
    expect(flagsAfter).toEqual(flags);
    expect(described(after)).toEqual(described(value));
    expect(Function.prototype.toString.call(after)).toBe(text);
    expect(`${after}`).toBe(text);
    expect(after.toString()).toBe(text);
  });

  it('fails as the one it stands for fails', () => {
    const { Owner } = make();
    const original = Owner.prototype.read;
    const errorOf = (run: () => unknown) => {
      try {
        return run();
      } catch (error) {
        return String(error);
      }
    };
    const wrong = (method: unknown) =>
      errorOf(() => (method as typeof original).call({} as InstanceType<typeof Owner>, 1)) as string;
    const made = (method: unknown) => errorOf(() => Reflect.construct(method as never, [])) as string;
    const expected = [wrong(original), made(original)];
    worn.wrap(Owner.prototype, 'read', (target, self, args) => worn.apply(target, self, args));
    for (const text of expected) expect(text).toMatch(/^TypeError/);
    expect([wrong(Owner.prototype.read), made(Owner.prototype.read)]).toEqual(expected);
  });

  it('leaves alone what is no method', () => {
    const owner = Object.defineProperty({ text: 'x' }, 'getter', { get: () => () => 1, configurable: true });
    for (const name of ['text', 'getter', 'missing']) worn.wrap(owner, name, () => 'wrapped');
    expect(Object.getOwnPropertyDescriptor(owner, 'text')?.value).toBe('x');
    expect(Object.getOwnPropertyDescriptor(owner, 'getter')?.get).toBeDefined();
    expect('missing' in owner).toBe(false);
  });
});

describe('the text of a function', () => {
  it('is the browser’s own of toString itself', () => {
    const text = Function.prototype.toString.call(Function.prototype.toString);
    worn.disguise();
    expect(Function.prototype.toString.toString()).toBe(text);
    expect(Function.prototype.toString.call(Function.prototype.toString)).toBe(text);
  });

  it('is that of the page’s own functions as ever, and an error of what is none', () => {
    worn.disguise();
    const own = (a: number) => a + 1;
    expect(own.toString()).toMatch(/=>/);
    for (const none of [{}, null, undefined, 'text', 7])
      expect(() => Function.prototype.toString.call(none)).toThrow(TypeError);
  });
});

describe('looking', () => {
  it('never throws, and answers what it saw', () => {
    expect(worn.quietly(() => 7)).toBe(7);
    expect(
      worn.quietly(() => {
        throw new Error('ours');
      }),
    ).toBeUndefined();
  });

  it('uses the browser’s own getter and method, whatever stands on the object', () => {
    const typeOf = worn.getterOf(Response.prototype, 'status');
    const textOf = worn.methodOf(URLSearchParams.prototype, 'toString');
    const response = Object.defineProperty(new Response(null, { status: 204 }), 'status', {
      get: () => {
        throw new Error('page code ran');
      },
    });
    expect(typeOf(response)).toBe(204);
    expect(textOf(Object.assign(new URLSearchParams('a=b'), { toString: () => 'lie' }))).toBe('a=b');
    expect(() => typeOf({ status: 7 })).toThrow(TypeError);
    expect(worn.getterOf(Response.prototype, 'no such thing')(response)).toBeUndefined();
  });
});
