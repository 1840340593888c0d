import { describe, expect, test } from 'vitest';
import type { Asked } from '../../src/session/asked';
import { refusalOf } from '../../src/views/refusal';
import type { Access } from '../../src/views/scope';
import { NOW, SITE } from './sample';

const access = (kind: Access['kind'], origin = SITE): Access => ({ kind, origin, off: false });
const refused = (origins: string[], site = SITE): Asked => ({ site, origins, at: NOW, refused: true });
const OWN = refused([`${SITE}/*`]);
const ALL = refused(['<all_urls>']);

describe('what was refused', () => {
  test('is nothing where nothing was', () => {
    expect(refusalOf(null, access('none'), [])).toBeNull();
    expect(refusalOf(undefined, access('none'), [])).toBeNull();
  });

  test('is the site shown, whatever its port, until it is granted', () => {
    expect(refusalOf(OWN, access('none'), [])).toEqual({ of: 'site' });
    const local = 'http://localhost:3000';
    expect(refusalOf(refused(['http://localhost/*'], local), access('none', local), [])).toEqual({ of: 'site' });
    expect(refusalOf(OWN, access('site'), [])).toBeNull();
    expect(refusalOf(OWN, access('all'), [])).toBeNull();
  });

  test('is all sites, also where this one is granted, and where no extension may look', () => {
    expect(refusalOf(ALL, access('none'), [])).toEqual({ of: 'all' });
    expect(refusalOf(ALL, access('site'), [])).toEqual({ of: 'all' });
    expect(refusalOf(refused(['<all_urls>'], ''), access('restricted', ''), [])).toEqual({ of: 'all' });
    expect(refusalOf(ALL, access('all'), [])).toBeNull();
  });

  test('is no matter of another site', () => {
    expect(refusalOf(OWN, access('none', 'https://other.test'), [])).toBeNull();
    expect(refusalOf(ALL, access('restricted', ''), [])).toBeNull();
  });

  test('is those of the other hosts of a login that are missing still', () => {
    const others = refused(['https://login.idp.test/*', 'https://api.resource.test/*']);
    const missing = ['https://login.idp.test:8443', 'https://api.resource.test', 'https://cdn.test'];
    expect(refusalOf(others, access('site'), missing)).toEqual({
      of: 'others',
      hosts: ['login.idp.test:8443', 'api.resource.test'],
    });
    expect(refusalOf(others, access('site'), ['https://cdn.test'])).toBeNull();
  });
});
