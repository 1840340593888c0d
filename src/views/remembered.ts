/** What is derived of an object, once for as long as that is there: many rows ask for it, with every change. */
export const remembered = <Key extends object, Answer>(make: (key: Key) => Answer): ((key: Key) => Answer) => {
  const kept = new WeakMap<Key, Answer>();
  return (key) => {
    const known = kept.get(key) ?? make(key);
    kept.set(key, known);
    return known;
  };
};
