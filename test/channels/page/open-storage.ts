import { storageReader } from '../../../src/channels/page/storage-reader';

type Told = { entries: [string, string][]; again: boolean };

/** A storage and its reader. `told`: what it has told; `take` hands that over and forgets it. */
export const openStorage = (storage: Storage | (() => Storage)) => {
  const told: Told[] = [];
  const read = storageReader(typeof storage === 'function' ? storage : () => storage, (entries, again) => {
    told.push({ entries, again });
    return true;
  });
  return { read, told, take: () => told.splice(0) };
};
