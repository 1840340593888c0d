import { guardFaults, headerFaults } from './header-faults';
import { type Members, objectOf, textOf } from './members';
import type { Head, Part, PastedToken, Problem } from './pasted';
import { looksCompact, tokenOf } from './read-compact';
import { checkBytes, type Read, readObject, readPayload, readText } from './read-part';
import { readPiece } from './read-piece';
import { readBinding } from './read-sd-jwt';
import { readDisclosures } from './sd-jwt';
import { signatureFaults } from './signature-length';
import { withhold } from './withhold';

/** A JWS or JWE in JSON, general or flattened (RFC 7515 §7.2, RFC 7516 §7.2); null for any other. `text`: as it was written. */
export const readJsonForm = async (members: Members, text: string): Promise<PastedToken | null> => {
  if (isSigned(members)) return readSigned(members, text);
  return isEncrypted(members) ? readEncrypted(members, text) : null;
};

const hasHeader = ({ protected: guarded, header, unprotected }: Members): boolean =>
  typeof guarded === 'string' || [header, unprotected].some((one) => objectOf(one) !== null);

const isSigned = (members: Members): boolean =>
  typeof members.signature === 'string'
    ? hasHeader(members)
    : listOf(members.signatures).some(({ signature }) => typeof signature === 'string');

const isEncrypted = (members: Members): boolean =>
  typeof members.ciphertext === 'string' && (hasHeader(members) || Array.isArray(members.recipients));

const readSigned = async (members: Members, text: string): Promise<PastedToken> => {
  const signers = Array.isArray(members.signatures) ? listOf(members.signatures) : [members];
  const problems: Problem[] = [];
  if (Array.isArray(members.signatures) && members.signature !== undefined) problems.push({ fault: 'both_forms' });
  const read = signers.map((signer, index) => {
    const { disclosures: _, kb_jwt: __, ...plain } = objectOf(signer.header) ?? {};
    const { guarded, open, faults } = headersOf(signer.protected, plain);
    const joint = { ...open, ...guarded };
    const signature = signatureFaults(textOf(signer.signature) ?? '', joint.alg);
    return { guarded, open, joint, problems: [...faults, ...signature], ...numbered(index, members.signatures) };
  });
  const [first] = read;
  const payload = payloadOf(members.payload, first?.joint ?? {});
  const inner =
    payload.value !== null && looksCompact(payload.value)
      ? await readPiece({ where: ITSELF, value: payload.value, kind: null, notes: [] })
      : null;
  const object = payload.value === null || inner ? null : readObject(payload.value, 'payload');
  const claims = object?.value ?? null;
  problems.push(...payload.problems, ...(object?.problems ?? []));
  const token = await tokenOf({
    ...{ where: ITSELF, value: text, format: 'jws', named: null, problems },
    ...{ header: first?.joint ?? null, claims },
  });
  if (token.secret) return token;
  if (inner?.secret) return { ...token, token: inner.token, secret: true };
  return {
    ...token,
    heads: (await Promise.all(read.map(headsOf))).flat(),
    ...(inner && { inner }),
    ...(claims && first && (await disclosedIn(members, signers[0] ?? {}, claims))),
  };
};

/** RFC 9901 §8.1: disclosures and the key-binding JWT are in the unprotected header of the first signature. */
const disclosedIn = async (
  members: Members,
  signer: Members,
  claims: Members,
): Promise<Pick<PastedToken, 'shown' | 'binding'>> => {
  const { disclosures, kb_jwt } = objectOf(signer.header) ?? {};
  if (!Array.isArray(disclosures)) return {};
  const written = disclosures.filter((one) => typeof one === 'string');
  const presented = `${signer.protected}.${members.payload}.${signer.signature}~${written.map((one) => `${one}~`).join('')}`;
  const shown = await readDisclosures(written, claims);
  return typeof kb_jwt === 'string' ? { shown, binding: await readBinding(kb_jwt, presented, claims) } : { shown };
};

const readEncrypted = async (members: Members, text: string): Promise<PastedToken> => {
  const recipients = Array.isArray(members.recipients) ? listOf(members.recipients) : [members];
  const shared = headersOf(members.protected, members.unprotected);
  const read = recipients.map((recipient, index) => {
    const open = objectOf(recipient.header) ?? {};
    const key = textOf(recipient.encrypted_key);
    const faults = [
      ...guardFaults({ ...shared.open, ...shared.guarded }, open),
      ...(key ? checkBytes(key, 'encrypted_key') : []),
    ];
    return { guarded: null, open, problems: faults, ...numbered(index, members.recipients) };
  });
  const parts = PARTS.flatMap((part) => {
    const written = textOf(members[part]);
    return written ? checkBytes(written, part) : [];
  });
  const token = await tokenOf({
    ...{ where: ITSELF, value: text, format: 'jwe', named: null, claims: null },
    header: { ...shared.open, ...shared.guarded, ...read[0]?.open },
    problems: [...parts, { fault: 'encrypted' }],
  });
  if (token.secret) return token;
  const whole = { ...shared, problems: shared.faults };
  return { ...token, heads: (await Promise.all([whole, ...read].map(headsOf))).flat() };
};

type Headers = { guarded: Members | null; open: Members; problems: readonly Problem[]; of?: NonNullable<Head['of']> };

/** The protected header and the unprotected one beside it, with what is wrong with either and with both. */
const headersOf = (written: unknown, header: unknown) => {
  const text = typeof written === 'string' && written !== '' ? readText(written, 'header') : null;
  const object = text?.value ? readObject(text.value, 'header') : null;
  const [guarded, open] = [object?.value ?? null, objectOf(header) ?? {}];
  const faults = [
    ...(text?.problems ?? []),
    ...(object?.problems ?? []),
    ...headerFaults({ ...open, ...guarded }),
    ...guardFaults(guarded ?? {}, open),
  ];
  return { guarded, open, faults };
};

/** The headers that are there, each masked; what is wrong is said at the first of them. */
const headsOf = async ({ guarded, open, problems, of }: Headers): Promise<Head[]> => {
  const heads: Head[] = [];
  for (const [guard, header] of [['protected', guarded] as const, ['unprotected', open] as const]) {
    const isThere = guard === 'protected' ? header !== null : Object.keys(open).length > 0;
    const isOwn = heads.length === 0 && (isThere || (guard === 'unprotected' && (problems.length > 0 || of)));
    if (!isThere && !isOwn) continue;
    const { members } = await withhold(header ?? {});
    heads.push({ guard, header: members, problems: heads.length === 0 ? problems : [], ...(of && { of }) });
  }
  return heads;
};

/** The text of the payload; RFC 7515 appendix F keeps it elsewhere. */
const payloadOf = (payload: unknown, header: Members): Read<string> =>
  typeof payload === 'string' ? readPayload(payload, header) : { value: null, problems: [{ fault: 'detached' }] };

const numbered = (index: number, list: unknown): { of?: NonNullable<Head['of']> } =>
  Array.isArray(list) ? { of: { number: index + 1, total: list.length } } : {};

const listOf = (value: unknown): Members[] => {
  const items: readonly unknown[] = Array.isArray(value) ? value.slice(0, MOST) : [];
  return items.map(objectOf).filter((item) => item !== null);
};

const ITSELF = { by: 'itself', path: [] } as const;
const PARTS: readonly Part[] = ['iv', 'ciphertext', 'tag'];
const MOST = 20;
