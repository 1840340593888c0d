import { describe, expect, it } from 'vitest';
import { sight } from '../../src/oauth/sight';
import { ISSUER, makeKnowledge, makeObservation } from './make-observation';
import { makeOpaque, makeText } from './make-token';

const basic = (...halves: string[]): string => `Basic ${btoa(halves.map(encodeURIComponent).join(':'))}`;

const see = async (
  authorization: string,
  answers: 'token-request' | 'revocation-request' | 'introspection-request' | null,
) => {
  const knowledge = await makeKnowledge([], { answers });
  const { seen } = await sight(
    makeObservation('request-header', { authorization }, { url: `${ISSUER}/token` }),
    knowledge,
  );
  return { seen, fingerprint: knowledge.fingerprint };
};

describe('a client that authenticates itself by Basic', () => {
  it.each(['token-request', 'revocation-request', 'introspection-request'] as const)(
    'shows its secret in a %s',
    async (says) => {
      const secret = makeText(30, 'abcdefghijkmnop+/=% 0123456789');
      const { seen, fingerprint } = await see(basic('lab-client', secret), says);
      expect(seen.map(({ token: { kind, certainty }, place: { key } }) => [kind, certainty, key])).toEqual([
        ['client-secret', 'proven', 'authorization'],
      ]);
      expect(seen[0]?.token.id).toBe(await fingerprint(secret));
      expect(seen[0]).not.toHaveProperty('raw');
      expect(JSON.stringify(seen)).not.toContain(secret);
    },
  );

  it('shows a short one too: where it stands proves it', async () => {
    expect((await see(basic('lab-client', 'hunter2'), 'token-request')).seen).toHaveLength(1);
  });

  it.each([
    ['an empty secret', basic('lab-client', '')],
    ['no secret', `Basic ${btoa('lab-client')}`],
    ['what is no base64', 'Basic %%%'],
    ['half a percent sign', `Basic ${btoa('a:%zz')}`],
    ['a megabyte', `Basic ${btoa(`a:${makeOpaque(2 ** 20)}`)}`],
    ['something visibly masked', basic('lab-client', '****************')],
  ])('shows none in %s', async (_, authorization) => {
    const { seen } = await see(authorization, 'token-request');
    expect(seen.filter(({ token: { kind } }) => kind === 'client-secret')).toEqual([]);
  });

  it('is a user of the site elsewhere', async () => {
    expect((await see(basic('ada', makeOpaque()), null)).seen).toEqual([]);
  });
});
