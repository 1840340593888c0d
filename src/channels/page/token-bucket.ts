/**
 * How much one frame may tell: so many messages and so many characters a second, saved up for one second. `overflowed`
 * is called once each time it runs dry; what does not fit is dropped, since a page that loud tells nothing true.
 */
export const tokenBucket = (overflowed: () => void, now: () => number = Date.now): ((size: number) => boolean) => {
  let messages = MESSAGES_PER_SECOND;
  let characters = CHARACTERS_PER_SECOND;
  let filledAt = now();
  let isDry = false;
  return (size) => {
    const seconds = Math.max(0, now() - filledAt) / 1000;
    filledAt = now();
    messages = Math.min(MESSAGES_PER_SECOND, messages + seconds * MESSAGES_PER_SECOND);
    characters = Math.min(CHARACTERS_PER_SECOND, characters + seconds * CHARACTERS_PER_SECOND);
    if (messages >= 1 && characters >= size) {
      messages -= 1;
      characters -= size;
      isDry = false;
      return true;
    }
    if (!isDry) overflowed();
    isDry = true;
    return false;
  };
};

const MESSAGES_PER_SECOND = 50;
const CHARACTERS_PER_SECOND = 262_144;
