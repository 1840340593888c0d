import type { ComponentChild } from 'preact';
import type { Token } from '../oauth/token';
import type { Inspection } from '../session/inspection';
import { isolated } from './legible';
import { originOf } from './origin';
import { Phrase } from './phrase';
import type { Translate } from './scope';
import { Text } from './text';

/** Kinds that have a name of their own; the others are never named alone. */
const NAMES: Partial<Record<Token['kind'], string>> = {
  access: 'token_access',
  id: 'token_id',
  refresh: 'token_refresh',
};

export const tokenName = (t: Translate, { kind }: Pick<Token, 'kind'>): string => t(NAMES[kind] ?? 'token_other');

/** How it is written: "JWT RS256", "JWE", "opaque"; and where only a name speaks for it, that. */
export const formatName = (t: Translate, { format, header, certainty }: Token): string => {
  const alg: unknown = header && 'alg' in header ? header.alg : undefined;
  const algorithm = typeof alg === 'string' ? ` ${isolated(alg, 16)}` : '';
  const written = format === 'opaque' ? t('format_opaque') : `${format === 'jwe' ? 'JWE' : 'JWT'}${algorithm}`;
  return certainty === 'hint' ? `${written}, ${t('format_hint')}` : written;
};

/** "Issued by login.example.com to spa-web", as far as it is known; nothing where neither is. */
export const IssuedLine = ({ token, inspection }: { token: Token; inspection: Inspection }) => {
  const { issuer, client } = originOf(token, inspection.grants);
  const parts = [issuer, client]
    .filter((name) => name !== undefined)
    .map((name) => <Text key={name} value={name} longest={253} />);
  if (issuer === undefined && client === undefined) return null;
  const message = client === undefined ? 'issued_by' : issuer === undefined ? 'issued_to' : 'issued_by_to';
  return <Phrase message={message} parts={parts} />;
};

/** "login.example.com → spa-web", as far as it is known; null where neither is. */
export const originPath = (token: Token, { grants }: Inspection): ComponentChild => {
  const { issuer, client } = originOf(token, grants);
  const names = [issuer, client].filter((name) => name !== undefined);
  if (names.length === 0) return null;
  return names.map((name, index) => [index > 0 && ' → ', <Text key={String(index)} value={name} longest={253} />]);
};
