/** A cookie holds 4 kB: kits cut what is longer and call the pieces name.0, name.1 (and name-0). */
export const chunkOf = (name: string): { whole: string; at: number } | null => {
  const [, whole, at] = CHUNK.exec(name) ?? [];
  return whole === undefined ? null : { whole, at: Number(at) };
};

/** Pairs with the pieces of one value put together under its name, where they are all there; the others stay as they are. */
export const joinChunks = <Pair extends readonly [name: string, value: string]>(
  pairs: readonly Pair[],
): (Pair | readonly [string, string])[] => {
  const pieces = new Map<string, Map<number, string>>();
  for (const [name, value] of pairs) {
    const chunk = chunkOf(name);
    if (chunk) pieces.set(chunk.whole, (pieces.get(chunk.whole) ?? new Map<number, string>()).set(chunk.at, value));
  }
  for (const [whole, parts] of pieces)
    if (parts.size < 2 || !Array.from({ length: parts.size }, (_, at) => parts.has(at)).every(Boolean))
      pieces.delete(whole);
  const joined = [...pieces].map(([whole, parts]): [string, string] => [
    whole,
    [...parts]
      .sort(([a], [b]) => a - b)
      .map(([, value]) => value)
      .join(''),
  ]);
  return [...pairs.filter(([name]) => !pieces.has(chunkOf(name)?.whole ?? '')), ...joined];
};

const CHUNK = /^(.{1,256})[.-](\d{1,2})$/;
