import { expect, test } from 'vitest';
import { copyWarning } from '../../src/views/copy-warning';
import { MINUTE, NOW, token } from './sample';
import { translator } from './translate';

const moment = { serverNow: NOW, now: NOW };
const said = (more: Parameters<typeof token>[1]) => copyWarning(translator('en'), token('a', more), moment);

test('says until when a copied access token can be used', () => {
  expect(said({ expiresAt: NOW + MINUTE })).toMatch(/^Whoever has this token can use it until \d\d:\d\d:\d\d\.$/);
  expect(said({})).toBe('Whoever has this token can use it until the server refuses it.');
  expect(said({ expiresAt: NOW })).toMatch(/^This token ended at \d\d:\d\d:\d\d/);
});

test('says that a token tied to a key is of less use', () => {
  expect(said({ expiresAt: NOW + MINUTE, claims: { cnf: { jkt: 'x' } } })).toMatch(/^This token is tied to a key/);
});

test('an ID token is about the user, whatever its end', () => {
  expect(said({ kind: 'id', expiresAt: NOW - MINUTE })).toContain('says about the user');
});
