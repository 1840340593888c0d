import type { Observation } from '../oauth/observation';

/** Takes what a channel saw. It returns at once: a channel never waits for what is made of it. */
export type Emit = (observation: Observation) => void;

/** A place to look. `listen` is called in the worker's first turn; the returned function stops it. */
export type Channel = { listen(emit: Emit): () => void };
