import { describe, expect, it } from 'vitest';
import { DEFAULTS } from '../../src/session/settings-document';
import { readSettingsFile, settingsFile } from '../../src/session/settings-file';

const whys = (text: string) => readSettingsFile(text).problems.map(({ why }) => why);

describe('a settings file', () => {
  it('brings back what was exported', () => {
    const settings = {
      ...DEFAULTS,
      theme: 'dark' as const,
      singleKeys: false,
      refreshLongDays: 7,
      firstPartySites: [['a.test', 'b.test']],
      developmentSites: ['*.dev.test'],
    };
    expect(readSettingsFile(settingsFile(settings))).toEqual({ settings, problems: [] });
  });

  it.each([
    ['', 'no_json'],
    ['{"tokenscope": "settings", ', 'no_json'],
    ['null', 'no_settings'],
    ['[]', 'no_settings'],
    ['{"theme": "dark"}', 'no_settings'],
    ['{"tokenscope": "settings"}', 'no_settings'],
    ['{"tokenscope": "settings", "settings": []}', 'no_settings'],
    [`"${'x'.repeat(200_001)}"`, 'too_large'],
  ])('that is none is told apart: %.40j', (text, why) => {
    expect(whys(text)).toEqual([why]);
  });

  it('names each member that is wrong, and what is right beside it', () => {
    const text = '{"tokenscope": "settings", "settings": {"theme": "sepia", "colour": 1, "refreshLongDays": 30}}';
    expect(readSettingsFile(text)).toEqual({
      settings: { refreshLongDays: 30 },
      problems: [
        { name: 'theme', why: 'no_choice', about: ['system, light, dark'] },
        { name: 'colour', why: 'unknown', about: [] },
      ],
    });
  });
});
