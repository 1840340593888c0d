/** Where one reads more about a rule. `strength`: the keyword of the sentence the rule rests on, or "text". */
export type Reference = { document: string; section: string; strength: Strength; url: string };

export type Strength =
  | 'MUST'
  | 'MUST NOT'
  | 'REQUIRED'
  | 'SHOULD'
  | 'SHOULD NOT'
  | 'RECOMMENDED'
  | 'NOT RECOMMENDED'
  | 'MAY'
  | 'L1'
  | 'L2'
  | 'L3'
  | 'text';

/** A section of an RFC, and how strongly it says so. */
export const rfc = (number: number, section: string, strength: Strength = 'text'): Reference => ({
  document: `RFC ${number}`,
  section: `§${section}`,
  strength,
  url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
});

/** A requirement of OWASP ASVS 5.0.0; its level takes the place of a keyword. */
export const asvs = (requirement: string, level: 'L1' | 'L2' | 'L3'): Reference => ({
  document: 'ASVS 5.0',
  section: requirement,
  strength: level,
  url: `https://github.com/OWASP/ASVS/blob/v5.0.0_release/5.0/en/${ASVS_CHAPTERS[requirement.split('.')[0] ?? ''] ?? '0x03-What-is-the-ASVS'}.md`,
});

const ASVS_CHAPTERS: Record<string, string> = {
  '3': '0x12-V3-Web-Frontend-Security',
  '7': '0x16-V7-Session-Management',
  '9': '0x18-V9-Self-contained-Tokens',
  '10': '0x19-V10-OAuth-and-OIDC',
  '12': '0x21-V12-Secure-Communication',
  '14': '0x23-V14-Data-Protection',
};

/** A test of the OWASP Web Security Testing Guide. Its pages are renamed now and then; its chapter's address is not. */
export const wstg = (id: string): Reference => ({
  document: 'WSTG',
  section: id,
  strength: 'text',
  url: 'https://owasp.org/www-project-web-security-testing-guide/latest/4-Web_Application_Security_Testing/',
});

/** A section of OpenID Connect Core 1.0. */
export const oidc = (section: string, anchor: string, strength: Strength = 'text'): Reference => ({
  document: 'OpenID Connect Core',
  section: `§${section}`,
  strength,
  url: `https://openid.net/specs/openid-connect-core-1_0.html#${anchor}`,
});

/** A section of another OpenID specification, by the name of its page: "openid-connect-rpinitiated-1_0". */
export const openid = (
  document: string,
  page: string,
  section: string,
  anchor: string,
  strength: Strength = 'text',
): Reference => ({
  document,
  section: `§${section}`,
  strength,
  url: `https://openid.net/specs/${page}.html#${anchor}`,
});

/** A section of an IETF draft, which is no standard yet: "draft-ietf-oauth-v2-1". */
export const draft = (document: string, name: string, section: string, strength: Strength = 'text'): Reference => ({
  document,
  section: `§${section}`,
  strength,
  url: `https://datatracker.ietf.org/doc/html/${name}#section-${section}`,
});

/** A section of an OWASP cheat sheet, by the name of its page: "Session_Management_Cheat_Sheet". */
export const cheatSheet = (document: string, page: string, section: string): Reference => ({
  document,
  section,
  strength: 'text',
  url: `https://cheatsheetseries.owasp.org/cheatsheets/${page}.html`,
});
