/** What is remembered of objects of the page, out of its sight: the methods are taken before it could replace them. */
export const memory = <T>(): {
  remember: (object: object, what: T) => unknown;
  recall: (object: object) => T | undefined;
} => {
  const map = new WeakMap<object, T>();
  return { remember: map.set.bind(map), recall: map.get.bind(map) };
};
