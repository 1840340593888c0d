import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import { emptyCoverage } from '../../../src/session/inspection';
import { DecodeView } from '../../../src/views/decode/decode-view';
import { TokenView } from '../../../src/views/token-view';
import { makeLooseJwt } from '../../oauth/make-token';
import { inspection, NOW, token } from '../sample';
import { drawn, inSmallDocument, pressAll } from './draw';
import { faultsIn, skeletonOf } from './drawn';
import { hostileInspection } from './hostile-inspection';
import { type Scene, scenesOf, scopeOf } from './scenes';
import { type Fill, HOSTILE, HOSTILE_CLAIMS, hostileFill, tameFill } from './texts';

inSmallDocument();

type Drawn = { name: string; isRead: boolean; skeleton: string[]; faults: string[] };

const drawnWith = async (fill: Fill): Promise<Drawn[]> => {
  const found = hostileInspection(fill);
  const draw = ({ name, view, access, press, isRead = false }: Scene): Promise<Drawn> =>
    drawn(view, scopeOf(found.inspection, found.coverage, fill, access), async (root) => {
      if (press) await pressAll(root, press);
      return { name, isRead, skeleton: skeletonOf(root), faults: faultsIn(root) };
    });
  const all = [];
  for (const scene of scenesOf(found.inspection, fill)) all.push(await draw(scene));
  return all;
};

describe('in every view these are text like any other', () => {
  it.each(Object.entries(HOSTILE))('%s', async (_, text) => {
    const tame = await drawnWith(tameFill(text));
    const hostile = await drawnWith(hostileFill(text));
    const known = new Set(tame.flatMap(({ skeleton }) => skeleton));
    for (const [index, { name, isRead, skeleton, faults }] of hostile.entries()) {
      expect(skeleton.length, name).toBeGreaterThan(2);
      if (isRead)
        expect(
          skeleton.filter((line) => !known.has(line) && !MAY_BE_MORE.has(line)),
          name,
        ).toEqual([]);
      else expect(firstOther(skeleton, tame[index]?.skeleton ?? []), name).toBeUndefined();
      expect(faults, name).toEqual([]);
    }
  });
});

/** Drawn where nothing can be made of a text, or where it is longer by what stands for the unseen. */
const MAY_BE_MORE = new Set(['<ul class=panel faults>', '<button class=btn quiet more type=button>']);

/** Where one begins to be otherwise than the other. */
const firstOther = (one: readonly string[], other: readonly string[]): string | undefined => {
  const at = one.findIndex((line, index) => line !== other[index]);
  return at < 0 && one.length === other.length ? undefined : `${at}: ${one[at]} is ${other[at]} with tame text`;
};

describe('claims that no one should write are shown all the same', () => {
  const scope = scopeOf(inspection(), emptyCoverage(NOW), hostileFill(''));
  it.each(Object.entries(HOSTILE_CLAIMS))('%s', async (_, json) => {
    const text = makeLooseJwt({ alg: 'RS256', typ: 'at+jwt' }, json);
    const pasted = await scope.decode(text);
    const claims = pasted.is === 'tokens' ? pasted.tokens[0]?.token.claims : undefined;
    expect(claims).toBeDefined();
    const decode = <DecodeView begin="empty" text={signal(text)} close={() => undefined} />;
    const seen = token('a1', { format: 'jws', ...(claims && { claims }) });
    const opened = <TokenView token={seen} inspection={inspection({ tokens: [seen] })} back={() => undefined} />;
    for (const view of [decode, opened]) {
      const { skeleton, faults } = await drawn(view, scope, async (root) => {
        await pressAll(root, /^JSON$/);
        return { skeleton: skeletonOf(root), faults: faultsIn(root) };
      });
      expect(skeleton.length).toBeGreaterThan(10);
      expect(skeleton.length).toBeLessThan(2_500);
      expect(skeleton.filter((line) => /^<(?:script|img|iframe|style|b\b.*id)/.test(line))).toEqual([]);
      expect(faults).toEqual([]);
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('what is copied', () => {
  it.each(Object.entries(HOSTILE))('is the true value, as text: %s', async (_, text) => {
    const written: string[] = [];
    vi.stubGlobal('navigator', { clipboard: { writeText: async (value: string) => void written.push(value) } });
    const value = hostileFill(text)(0);
    const seen = token('a1', { format: 'jws', claims: { sub: value, [value]: [value] } });
    const shown = inspection({ tokens: [seen] });
    const view = <TokenView token={seen} inspection={shown} back={() => undefined} />;
    const scope = scopeOf(shown, emptyCoverage(NOW), hostileFill(text));
    await drawn(view, scope, (root) => pressAll(root, /^Copy (?!token)/));
    const json = written.find((one) => one.startsWith('{\n'));
    expect(JSON.parse(json ?? '')).toEqual({ sub: value, [value]: [value] });
    expect(written).toContain(value);
    // Within JSON there are escapes for what is not seen (RFC 8259 §7).
    expect(json?.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  });
});
