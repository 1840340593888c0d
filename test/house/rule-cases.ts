import { execFileSync } from 'node:child_process';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a rule flags and what it passes, in the words of its tests. */
export type RuleCases = { flags: string[]; passes: string[] };

/** By rule id, as the tests of the rules are named. Throws where they cannot be listed. */
export const ruleCases = (): Map<string, RuleCases> => {
  const listed: { name: string; file: string }[] = JSON.parse(
    execFileSync(process.execPath, [VITEST, 'list', '--project', 'pure', 'test/rules', '--json'], {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 64 * 2 ** 20,
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );
  const cases = new Map<string, RuleCases>();
  for (const { name, file } of listed) {
    const id = basename(file, '.test.ts');
    const [, verb, what] = /(?:^| > )(flags|passes) (.+)$/.exec(name) ?? [];
    if (verb === undefined || what === undefined) continue;
    const own = cases.get(id) ?? { flags: [], passes: [] };
    own[verb as keyof RuleCases].push(what);
    cases.set(id, own);
  }
  return cases;
};

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const VITEST = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));
