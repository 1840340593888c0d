import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULTS, holdSettings, readSettings, SETTING_NAMES } from '../../src/session/settings-document';
import schema from '../../src/static/managed-schema.json' with { type: 'json' };

describe('a settings document', () => {
  it('is read in its one spelling', () => {
    const document = {
      theme: 'dark',
      singleKeys: false,
      accessInfoMinutes: 5,
      refreshLongDays: 30,
      firstPartySites: [['Shop.test', 'https://shop-cdn.test'], []],
      developmentSites: ['STAGE.test', 'stage.test', '*.dev.test:3000'],
    };
    expect(readSettings(document)).toEqual({
      settings: {
        ...document,
        firstPartySites: [['shop.test', 'shop-cdn.test']],
        developmentSites: ['stage.test', '*.dev.test:3000'],
      },
      problems: [],
    });
  });

  it.each([
    ['colour', 'red', 'unknown', []],
    ['constructor', 1, 'unknown', []],
    ['theme', 'sepia', 'no_choice', ['system, light, dark']],
    ['theme', ['dark'], 'no_choice', ['system, light, dark']],
    ['singleKeys', 'off', 'no_switch', []],
    ['singleKeys', 0, 'no_switch', []],
    ['accessLowMinutes', '60', 'no_number', ['5', '10080']],
    ['accessLowMinutes', 7.5, 'no_number', ['5', '10080']],
    ['accessLowMinutes', 4, 'out_of_bounds', ['5', '10080']],
    ['accessHighMinutes', 10_081, 'out_of_bounds', ['5', '10080']],
    ['refreshLongDays', 0, 'out_of_bounds', ['1', '3650']],
    ['refreshLongDays', Number.NaN, 'no_number', ['1', '3650']],
    ['developmentSites', 'stage.test', 'no_list', []],
    ['developmentSites', [1], 'no_list', []],
    ['developmentSites', ['stage.test', 'not a host'], 'no_site', ['not a host']],
    ['firstPartySites', ['shop.test'], 'no_list', []],
    ['firstPartySites', [['shop.test']], 'alone', ['shop.test']],
    [
      'firstPartySites',
      [
        ['a.test', 'b.test'],
        ['b.test', 'c.test'],
      ],
      'twice',
      ['b.test'],
    ],
    ['firstPartySites', [['a.test', 'b.test:3000']], 'no_host', ['b.test:3000']],
    ['firstPartySites', [['a.test', '*.b.test']], 'no_host', ['*.b.test']],
  ])('says what is wrong with %s: %j, and leaves out no other', (name, value, why, about) => {
    const { settings, problems } = readSettings({ [name]: value, ...(name !== 'theme' && { theme: 'light' }) });
    expect(problems).toEqual([{ name, why, about }]);
    expect(settings).toEqual(name === 'theme' ? {} : { theme: 'light' });
  });

  it.each([
    ['developmentSites', Array(101).fill('stage.test')],
    ['firstPartySites', Array.from({ length: 51 }, (_, at) => [`a${at}.test`, `b${at}.test`])],
  ])('says it of too many of %s', (name, value) => {
    expect(readSettings({ [name]: value }).problems).toEqual([{ name, why: 'too_many', about: ['100'] }]);
  });

  it.each([null, 'text', 7, [[]]])('that is %j is none', (document) => {
    expect(readSettings(document)).toEqual({ settings: {}, problems: [{ name: '', why: 'no_settings', about: [] }] });
  });

  it('repeats no more than a little of what it does not understand', () => {
    const { problems } = readSettings({ developmentSites: ['x y'.repeat(10_000)] });
    expect(problems[0]?.about.join('').length).toBeLessThanOrEqual(300);
  });

  it('never throws, and what it reads it reads again as the same', () => {
    const member = fc.oneof(fc.anything(), fc.constantFrom('a.test', 60), fc.array(fc.array(fc.domain())));
    const document = fc.dictionary(fc.constantFrom(...SETTING_NAMES, 'x'), member);
    fc.assert(
      fc.property(document, (one) => {
        const { settings } = readSettings(one);
        expect(readSettings(settings)).toEqual({ settings, problems: [] });
      }),
      { seed: 6, numRuns: 300 },
    );
  });
});

describe('what holds', () => {
  it('is the default where nothing is set', () => {
    expect(holdSettings(undefined, undefined)).toEqual({ settings: DEFAULTS, managed: [] });
    expect(holdSettings('x', null)).toEqual({ settings: DEFAULTS, managed: [] });
  });

  it('is what an administrator set before what the user did, and says so', () => {
    const held = holdSettings({ theme: 'dark', refreshLongDays: 30 }, { refreshLongDays: 14, accessLowMinutes: 1 });
    expect(held).toEqual({
      settings: { ...DEFAULTS, theme: 'dark', refreshLongDays: 14 },
      managed: ['refreshLongDays'],
    });
  });
});

it('an administrator may set each of them, within the same bounds, and is told what it is', () => {
  expect(Object.keys(schema.properties)).toEqual(SETTING_NAMES);
  for (const [name, { description, ...property }] of Object.entries(schema.properties)) {
    expect(description).toMatch(/\.$/);
    if ('type' in property && property.type === 'boolean') expect(readSettings({ [name]: false }).problems).toEqual([]);
    if (!('minimum' in property)) continue;
    const { minimum, maximum } = property;
    for (const value of [minimum, maximum]) expect(readSettings({ [name]: value }).problems, name).toEqual([]);
    for (const value of [minimum - 1, maximum + 1])
      expect(readSettings({ [name]: value }).problems, name).toHaveLength(1);
  }
});
