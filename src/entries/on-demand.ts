import type { Scope } from '../views/scope';
import type { SignatureChecks } from '../views/verify/check';
import { send } from './send';

export { keptRaw } from './kept-raw';

/** What decodes is loaded when something is pasted. */
export const decode: Scope['decode'] = async (text) => (await import('../oauth/decode-pasted')).decodePasted(text);

/** A background that cannot be reached has nothing to hand over. */
export const selected: Scope['selected'] = async () => {
  const text = await send({ ask: 'selected' }).catch(() => null);
  return typeof text === 'string' ? text : null;
};

/** What verifies signatures. `sites`: those of the tab shown. */
export const verifier = async (sites: () => readonly string[]): Promise<SignatureChecks> =>
  (await import('./verify')).signatureChecks(sites);

/** The references of one rule, from the catalogue. */
export const references: Scope['references'] = async (rule) => {
  const { RULES } = await import('../rules');
  return RULES.find(({ id }) => id === rule)?.references ?? [];
};
