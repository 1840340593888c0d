import type { Answer } from './by-hand';

/** Where a page keeps the tokens of one sign-in, to find them again when it is loaded anew. */
export const shelf = (store: Storage, name = 'session') => ({
  put: (tokens: Answer): void => store.setItem(name, JSON.stringify(tokens)),
  get: (): Answer => JSON.parse(store.getItem(name) ?? '{}'),
});
