import { describe, expect, it } from 'vitest';
import { DEFAULTS, readSettings, SETTING_NAMES, type SettingName } from '../../../src/session/settings-document';
import { readSettingsFile } from '../../../src/session/settings-file';
import {
  changesIn,
  linesOf,
  listIn,
  NAMES,
  problemSentence,
  settingText,
} from '../../../src/views/settings/setting-words';
import { translator } from '../translate';

const t = translator('en');

const sentences = (name: SettingName | 'colour', value: unknown) =>
  readSettings({ [name]: value }).problems.map((problem) => problemSentence(t, problem));

describe('what is wrong with a setting', () => {
  it.each([
    ['colour', 1, 'is not a setting of this version.'],
    ['theme', 'sepia', 'Must be one of: system, light, dark.'],
    ['singleKeys', 'off', 'Must be true or false.'],
    ['accessLowMinutes', '60', 'Must be a whole number from 5 to 10080.'],
    ['refreshLongDays', 0, 'Must be a whole number from 1 to 3650.'],
    ['developmentSites', 'x', 'Must be a list.'],
    ['developmentSites', Array(101).fill('a.test'), 'There are more than 100.'],
    ['developmentSites', ['a b'], '“a b” is not a host, a pattern such as *.example.com, or an origin.'],
    ['firstPartySites', [['a.test', 'b.test:1']], '“b.test:1” is not a host name.'],
    ['firstPartySites', [['a.test']], '“a.test” stands alone: a line needs two hosts or more.'],
    ['firstPartySites', [['a.test', 'a.test']], '“a.test” is there twice: a host belongs to one line.'],
  ] as const)('of %s is a sentence', (name, value, sentence) => {
    expect(sentences(name, value)).toEqual([sentence]);
  });

  it.each([
    ['', 'The file is not JSON.'],
    ['{}', 'The file holds no settings of Tokenscope.'],
    ['x'.repeat(200_001), 'The file is too large to be one of settings.'],
  ])('of a whole file too', (text, sentence) => {
    expect(readSettingsFile(text).problems.map((problem) => problemSentence(t, problem))).toEqual([sentence]);
  });
});

it('a list is read as it was written, whatever stands between', () => {
  expect(listIn(' a.test,  b.test\n\nc.test d.test ', true)).toEqual([
    ['a.test', 'b.test'],
    ['c.test', 'd.test'],
  ]);
  expect(listIn('a.test\n\n two words \n', false)).toEqual(['a.test', 'two words']);
  for (const list of [['a.test', '*.b.test'], []]) expect(listIn(linesOf(list).join('\n'), false)).toEqual(list);
  expect(listIn(linesOf([['a.test', 'b.test']]).join('\n'), true)).toEqual([['a.test', 'b.test']]);
});

describe('what a file would change', () => {
  it('is what is otherwise, and not managed', () => {
    const wanted = { theme: 'dark', accessLowMinutes: 60, refreshLongDays: 7, developmentSites: ['a.test'] } as const;
    expect(changesIn(wanted, DEFAULTS, ['refreshLongDays'])).toEqual(['theme', 'developmentSites']);
    expect(changesIn(DEFAULTS, DEFAULTS, [])).toEqual([]);
  });

  it('is told in words', () => {
    expect(settingText(t, 'theme', 'dark')).toBe('Dark');
    expect(settingText(t, 'singleKeys', false)).toBe('off');
    expect(settingText(t, 'accessLowMinutes', 60)).toBe('60 min');
    expect(settingText(t, 'refreshLongDays', 7)).toBe('7 d');
    expect(settingText(t, 'firstPartySites', [['a.test', 'b.test'], ['c.test']])).toBe('a.test b.test; c.test');
    expect(settingText(t, 'developmentSites', [])).toBe('none');
  });

  it('has a name of its own for each setting', () => {
    expect(new Set(SETTING_NAMES.map((name) => t(NAMES[name]))).size).toBe(SETTING_NAMES.length);
  });
});
