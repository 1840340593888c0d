import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/rules/index';
import { asvs, oidc, rfc, wstg } from '../../src/rules/reference';

describe('a reference', () => {
  it('leads to the section of an RFC', () => {
    expect(rfc(6749, '10.4', 'MUST')).toEqual({
      document: 'RFC 6749',
      section: '§10.4',
      strength: 'MUST',
      url: 'https://www.rfc-editor.org/rfc/rfc6749#section-10.4',
    });
    expect(rfc(10017, '8.5').strength).toBe('text');
  });

  it('leads to the chapter of a requirement, which is the number it begins with', () => {
    expect(asvs('10.4.5', 'L1').url).toMatch(/0x19-V10-OAuth-and-OIDC\.md$/);
    expect(asvs('3.3.4', 'L2')).toMatchObject({ document: 'ASVS 5.0', section: '3.3.4', strength: 'L2' });
  });

  it('leads to the anchor of a section, and to the guide of a test', () => {
    expect(oidc('2', 'IDToken').url).toMatch(/#IDToken$/);
    expect(wstg('WSTG-CLNT-12').section).toBe('WSTG-CLNT-12');
  });
});

describe.each(RULES)('the references of $id', ({ references }) => {
  it('are there, lead to https addresses, and are each named once', () => {
    expect(references.length).toBeGreaterThan(0);
    for (const { url } of references) expect(new URL(url).protocol).toBe('https:');
    const names = references.map(({ document, section }) => `${document} ${section}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('name chapters that are known', () => {
    for (const { url } of references) expect(url).not.toContain('0x03');
  });
});
