import { earlierEnd } from '../oauth/expiry';
import { compareCertainty, labelOf, SECRET_KINDS, type Token } from '../oauth/token';
import type { Inspection } from './inspection';

/** Adds a token, or what is newly known of one: the surer claim stands, and a secret keeps nothing that was read out of it. */
export const mergeToken = (
  inspection: Inspection,
  token: Token,
): { surer: boolean; kindChanged: boolean; becameSecret: boolean } => {
  const at = inspection.tokens.findIndex(({ id }) => id === token.id);
  const known = inspection.tokens[at];
  if (!known) {
    inspection.tokens.push(token);
    return { surer: false, kindChanged: false, becameSecret: false };
  }
  const surer = compareCertainty(token.certainty, known.certainty) > 0;
  // Between two claims of one strength the one that keeps less wins.
  const isSafer = token.certainty === known.certainty && SECRET_KINDS.has(token.kind) && !SECRET_KINDS.has(known.kind);
  const isNamed = token.kind !== 'unknown' && (known.kind === 'unknown' || surer || isSafer);
  const kind = isNamed ? token.kind : known.kind;
  const kindChanged = kind !== known.kind;
  const isSecret = SECRET_KINDS.has(kind);
  const { header, claims, ...bare } = { ...known, ...(surer || kindChanged ? token : {}) };
  const merged: Token = {
    ...earlierEnd({ ...bare, kind }, known),
    certainty: surer ? token.certainty : known.certainty,
    label: labelOf(kind, token.id),
  };
  inspection.tokens[at] = isSecret ? merged : { ...merged, ...(header && { header }), ...(claims && { claims }) };
  return { surer, kindChanged, becameSecret: isSecret && !SECRET_KINDS.has(known.kind) };
};
