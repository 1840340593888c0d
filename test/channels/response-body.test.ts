import { describe, expect, it } from 'vitest';
import type { ExchangeReport } from '../../src/channels/page/report';
import { fromExchange } from '../../src/channels/response-body';
import { secret } from './make-details';

const reporter = { tab: 7, frame: 2, top: 'https://app.spa.test', origin: 'https://app.spa.test', instance: 'd1' };
const report = (more: Partial<ExchangeReport> = {}): ExchangeReport => ({
  number: 3,
  method: 'POST',
  url: 'https://login.idp.test/token?x=1#y',
  type: 'fetch',
  sentAt: 10,
  at: 20,
  status: 200,
  ...more,
});

describe('what a page tells of one request', () => {
  it('comes in the order it happened: body, headers, answer', () => {
    const observations = fromExchange(
      report({
        requestHeaders: [['dpop', 'proof']],
        requestBody: 'grant_type=refresh_token',
        responseBody: '{}',
        responseType: 'application/json',
      }),
      reporter,
    );
    expect(observations.map(({ channel, at, fields }) => [channel, at, fields])).toEqual([
      ['request-body', 10, [{ name: '', value: 'grant_type=refresh_token' }]],
      ['request-header', 10, [{ name: 'dpop', value: 'proof' }]],
      ['response-body', 20, [{ name: '', value: '{}', media: 'application/json' }]],
    ]);
  });

  it('is the page’s word alone, wherever it says it happened', () => {
    expect(fromExchange(report({ responseBody: secret() }), reporter)).toEqual([
      expect.objectContaining({
        reportedBy: 'page',
        tab: 7,
        frame: 2,
        top: 'https://app.spa.test',
        url: 'https://login.idp.test/token?x=1',
        exchange: { id: 'd1.3', method: 'POST', type: 'fetch', sentAt: 10, answer: { status: 200 } },
      }),
    ]);
  });

  it('has its status on the last part, which says what became of the rest', () => {
    const answers = (more: Partial<ExchangeReport>) =>
      fromExchange(report(more), reporter).map(({ exchange }) => exchange?.answer?.status);
    expect(answers({ requestBody: 'a=b', responseBody: '{}' })).toEqual([undefined, 200]);
    expect(answers({ requestBody: 'a=b', status: 401 })).toEqual([401]);
    expect(answers({ requestHeaders: [['authorization', 'x']], requestBody: 'a', status: 0 })).toEqual([undefined, 0]);
  });

  it('never joins requests of two documents', () => {
    const idIn = (instance: string) =>
      fromExchange(report({ requestBody: 'a' }), { ...reporter, instance })[0]?.exchange?.id;
    expect(idIn('d1')).not.toBe(idIn('d2'));
  });

  it('is nothing where the page tells of nothing', () => {
    expect(fromExchange(report({ requestHeaders: [] }), reporter)).toEqual([]);
  });
});
