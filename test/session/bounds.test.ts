import { expect, it } from 'vitest';
import type { Sighting } from '../../src/oauth/sighting';
import type { Token } from '../../src/oauth/token';
import { boundInspection, boundMemory } from '../../src/session/bounds';
import type { Desk } from '../../src/session/desk';
import { happen, newGrant } from '../../src/session/grants';
import { emptyCoverage, emptyInspection } from '../../src/session/inspection';
import { emptySiteMemory } from '../../src/session/site-memory';
import { APP, opaque } from './login';

const deskOf = (): Desk => ({
  inspection: emptyInspection(1, APP, true),
  coverage: emptyCoverage(0),
  memory: emptySiteMemory('spa.test'),
});

const token = (id: string, claims?: object): Token => ({
  id,
  kind: 'access',
  certainty: 'proven',
  format: 'opaque',
  label: `at·${id}`,
  ...(claims && { claims }),
});

const sighting = (id: string, at: number): Sighting => ({
  token: id,
  site: APP,
  place: { channel: 'local-storage', host: 'app.spa.test', key: `key ${at}` },
  at,
  last: at,
  count: 1,
  party: null,
});

it('shows the grants whose tokens the tab has seen, and those that it was told of', () => {
  const desk = deskOf();
  for (const id of ['seen', 'told', 'other']) {
    const grant = newGrant(desk.memory, [id], 'https://idp.test', 'spa');
    happen(grant, 'token_issued', 1, id, { access: id });
  }
  desk.inspection.tokens = [token('seen')];
  desk.inspection.sightings = [sighting('seen', 1)];
  desk.coverage.grants = ['grant-told'];
  boundInspection(desk);
  expect(desk.inspection.grants.map(({ id }) => id)).toEqual(['grant-seen', 'grant-told']);
});

it('shows the twenty newest events of a grant, none that is in a page, and counts the others', () => {
  const desk = deskOf();
  const grant = newGrant(desk.memory, ['g'], 'https://idp.test', undefined);
  for (let at = 0; at < 25; at++) happen(grant, 'rotated', at, `rt${at}`, {});
  for (const event of grant.events.slice(0, 3)) event.paged = true;
  Object.assign(grant, { inPages: 70, gone: 9, ids: ['x'], foldedTo: 3 });
  desk.coverage.grants = [grant.id];
  boundInspection(desk);
  expect(desk.inspection.grants).toEqual([
    { id: 'grant-g', issuer: 'https://idp.test', events: grant.events.slice(-20) },
  ]);
  expect(desk.inspection.dropped.events).toBe(70 + 9 + 2);
});

it('stays within 128 kB whatever it is given, and gives up the oldest claims first', () => {
  const desk = deskOf();
  for (let at = 0; at < 2_000; at++) {
    const id = `${at}`.padStart(16, '0');
    desk.inspection.tokens.push(token(id, { text: opaque(at % 7 === 0 ? 2_000 : 200) }));
    desk.inspection.sightings.push(sighting(id, at));
    boundInspection(desk);
    const { tokens, sightings } = desk.inspection;
    expect(sightings.length).toBeLessThanOrEqual(300);
    expect(tokens.map((one) => one.id)).toEqual(sightings.map((one) => one.token));
    if (at % 50 === 0) expect(JSON.stringify(desk.inspection).length).toBeLessThanOrEqual(128 * 1024);
  }
  const { tokens, sightings, dropped } = desk.inspection;
  expect(JSON.stringify(desk.inspection).length).toBeGreaterThan(90 * 1024);
  expect(sightings.length + dropped.sightings).toBe(2_000);
  expect(tokens.at(-1)?.claims).toBeDefined();
  expect(tokens[0]?.claims).toBeUndefined();
});

it('follows a long chain of refresh tokens, and the access token in use all the same', () => {
  const { memory } = deskOf();
  for (let at = 0; at < 150; at++) {
    const value = { hash: at, length: 40 };
    memory.followed.push({ ...value, id: `rt${at}`, kind: 'refresh' }, { ...value, id: `at${at}`, kind: 'access' });
    boundMemory(memory);
  }
  const ids = memory.followed.map(({ id }) => id);
  expect(ids).toHaveLength(100);
  expect(ids).toContain('at149');
  expect(ids.filter((id) => id.startsWith('rt'))).toHaveLength(70);
  expect(ids).toContain('rt149');
});
