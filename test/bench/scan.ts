import { randomBytes } from 'node:crypto';
import { fingerprintWith, makeKey } from '../../src/oauth/fingerprint';
import { follow, indexOf } from '../../src/oauth/follow';
import { sieve } from '../../src/oauth/sieve';
import { isWorth, sight } from '../../src/oauth/sight';
import { accessToken, opaque, seen, TOKEN_ENDPOINT } from '../session/login';
import { type Row, race } from './ratio';

const WORDS =
  'order customer price street Kyoto tree retry description name amount green entity created reference total kind marker Jakarta'.split(
    ' ',
  );

/** About a megabyte of JSON as APIs answer it: ids, words, numbers, dates, and no token. */
const cleanJson = (): string => {
  const word = (at: number) => WORDS[(at * 7919) % WORDS.length];
  const rows = Array.from({ length: 4_500 }, (_, at) => ({
    id: at,
    key: randomBytes(8).toString('hex'),
    name: `${word(at)} ${word(at + 3)}`,
    description: Array.from({ length: 9 }, (_, next) => word(at + next * 5)).join(' '),
    price: at * 1.07,
    active: at % 3 === 0,
    created: '2026-01-01T00:00:00Z',
  }));
  return JSON.stringify(rows);
};

/** Values as servers make them: most of one length, and every third a JWT of a length of its own. */
const followedIndex = (count: number) =>
  indexOf(
    Array.from({ length: count }, (_, at) =>
      follow(at % 3 === 0 ? randomBytes(300 + at).toString('base64url') : opaque(), String(at)),
    ),
  );

/** How fast a text is scanned, against a bare regular expression and against JSON.parse over the same bytes. */
export const benchScan = async (): Promise<Row[]> => {
  const clean = cleanJson();
  const response = JSON.stringify({
    access_token: await accessToken(),
    token_type: 'Bearer',
    expires_in: 600,
    refresh_token: opaque(),
    id_token: await accessToken({ nonce: opaque() }),
  });
  const laden = `{"rows":${clean},"session":${response}}`;
  const bare = /access_token|refresh_token|id_token|eyJ/;
  const exchange = { id: '1', method: 'POST', type: 'xmlhttprequest' };
  const observation = (value: string) =>
    seen('response-body', TOKEN_ENDPOINT, { exchange, fields: [{ name: '', value, media: 'application/json' }] });
  const knowledge = {
    fingerprint: await fingerprintWith(makeKey()),
    kindOf: () => undefined,
    followed: new Map(),
    issuers: new Set<string>(),
    apis: new Set<string>(),
    answers: null,
    revocation: new Set<string>(),
  };
  const cleanTimes = await race({
    sieve: () => sieve(clean),
    bare: () => bare.test(clean),
    parse: () => JSON.parse(clean),
  });
  const ladenTimes = await race({
    sieve: () => sieve(laden),
    bare: () => bare.test(laden),
    parse: () => JSON.parse(laden),
    sight: () => sight(observation(laden), knowledge),
  });
  const smallTimes = await race({
    sight: () => sight(observation(response), knowledge),
    parse: () => JSON.parse(response),
  });
  const indexes = new Map([0, 100, 1_000].map((count) => [count, followedIndex(count)] as const));
  const scan = (count: number) => isWorth(observation(clean), indexes.get(count) ?? new Map());
  const followTimes = await race({
    none: () => scan(0),
    hundred: () => scan(100),
    thousand: () => scan(1_000),
  });
  const size = `${(clean.length / 1e6).toFixed(1)} MB`;
  return [
    {
      what: `scan of token-free JSON, ${size}: times as fast as`,
      against: 'JSON.parse',
      ratio: cleanTimes.parse / cleanTimes.sieve,
      aim: { least: 4 },
    },
    { what: 'the same: times as fast as', against: 'one bare regex', ratio: cleanTimes.bare / cleanTimes.sieve },
    {
      what: `scan of JSON with tokens at its end, ${size}: times as fast as`,
      against: 'JSON.parse',
      ratio: ladenTimes.parse / ladenTimes.sieve,
    },
    { what: 'the same: times as fast as', against: 'one bare regex', ratio: ladenTimes.bare / ladenTimes.sieve },
    {
      what: `scan of token-free JSON, ${size}, with 100 values followed: times the cost of`,
      against: 'none followed',
      ratio: followTimes.hundred / followTimes.none,
      aim: { most: 1.5 },
    },
    {
      what: 'the same with 1,000 values followed: times the cost of',
      against: 'none followed',
      ratio: followTimes.thousand / followTimes.none,
    },
    {
      what: 'the same, understood (classified, fingerprinted, masked): times the cost of',
      against: 'JSON.parse',
      ratio: ladenTimes.sight / ladenTimes.parse,
    },
    { what: `a token response of ${response.length} B, understood: ms`, against: 'nothing', ratio: smallTimes.sight },
  ];
};
