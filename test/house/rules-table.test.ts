import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/rules/index';
import { rulesTable, withRulesTable } from './rules-table';

describe('the table of rules', () => {
  it('has a row for each rule, in the order of the catalogue', () => {
    const rows = rulesTable().split('\n').slice(2);
    expect(rows.map((row) => /^\| \[`([\w-]+)`\]/.exec(row)?.[1])).toEqual(RULES.map(({ id }) => id));
    for (const row of rows)
      expect(row).toMatch(
        /^\| \[`[a-z-]+`\]\(docs\/rules\/[a-z-]+\.md\) \| (?:critical|high|medium|low|info) \| \S.+\S \|$/,
      );
  });

  it('takes the place of what stood between its marks, and nothing else', () => {
    const before = '# Title\n\n<!-- rules -->\nold\n<!-- /rules -->\n\nMore.\n';
    const after = withRulesTable(before);
    expect(after).toBe(`# Title\n\n<!-- rules -->\n\n${rulesTable()}\n\n<!-- /rules -->\n\nMore.\n`);
    expect(withRulesTable(after)).toBe(after);
  });

  it('is not put where there is no place for it', () => {
    expect(() => withRulesTable('# Title\n')).toThrow('no place for the rules');
    expect(() => withRulesTable('<!-- /rules --> <!-- rules -->')).toThrow('no place for the rules');
  });
});
