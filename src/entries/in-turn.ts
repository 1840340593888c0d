/** The same reading, each after the one before, failed or not: what was read first must not be shown last. Comes when its own is done. */
export const inTurn = (read: () => Promise<void>): (() => Promise<void>) => {
  let queue: Promise<void> = Promise.resolve();
  return () => {
    queue = queue.then(read, read);
    return queue;
  };
};
