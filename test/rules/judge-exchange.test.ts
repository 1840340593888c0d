import { describe, expect, it } from 'vitest';
import type { Place } from '../../src/oauth/sighting';
import { judgeExchange } from '../../src/rules/judge';
import type { Known, Rule } from '../../src/rules/rule';
import { NOW } from './make-case';

const nothing = { token: () => undefined, grantOf: () => undefined, findingsOf: () => [] } as unknown as Known;
const setting = { site: 'https://app.spa.test', at: NOW, dev: false, docs: false, pageOnly: false };
const rule = (id: string, more: object): Rule =>
  ({ id, severity: 'high', references: [], judge: () => ({}), ...more }) as unknown as Rule;

describe('an exchange', () => {
  const exchanged = {
    request: null,
    response: null,
    answer: { status: 200 },
    echoed: [],
    party: 'issuer',
    plain: false,
  } as const;
  const of = { ...exchanged, origin: 'https://login.idp.test', type: 'fetch', method: 'POST' };
  const places: { request: Place | undefined; answer: Place } = {
    request: { channel: 'request-body', host: 'login.idp.test' },
    answer: { channel: 'response-header', host: 'login.idp.test' },
  };
  const rules = [
    rule('of-answer', { on: 'exchange', when: 'answered' }),
    rule('of-request', { on: 'exchange', when: 'answered', ofRequest: true }),
    rule('of-body', { on: 'exchange', when: 'read' }),
  ];

  it('is found fault with where the fault is: in the request or in the answer', () => {
    const found = judgeExchange(rules, of, 'answered', places, nothing, setting);
    expect(found.map((one) => [one.rule, one.place?.channel])).toEqual([
      ['of-answer', 'response-header'],
      ['of-request', 'request-body'],
    ]);
  });

  it('has the place of its answer where nothing is known of its request', () => {
    const found = judgeExchange(rules, of, 'answered', { ...places, request: undefined }, nothing, setting);
    expect(found.map(({ place }) => place?.channel)).toEqual(['response-header', 'response-header']);
  });

  it('is judged by its body when that was read', () => {
    expect(judgeExchange(rules, of, 'read', places, nothing, setting).map((one) => one.rule)).toEqual(['of-body']);
  });
});
