import { describe, expect, it } from 'vitest';
import { misshapen } from './house-shape';
import { readFiles } from './read-files';

it('every file of src has the shape of the house', () => {
  const files = readFiles('src', /\.(?:tsx?|css|html)$/);
  expect(files.size).toBeGreaterThan(50);
  expect(misshapen(files)).toEqual([]);
});

it('every file of test has a name that says what is in it', () => {
  const paths = [...readFiles('test', /\.tsx?$/).keys()];
  expect(paths.length).toBeGreaterThan(10);
  expect(misshapen(new Map(paths.map((path) => [path, ''])))).toEqual([]);
});

const judge = (path: string, text = '') => misshapen(new Map([[path, text]]));

describe('a file is misshapen', () => {
  it.each([
    'src/utils/x.ts',
    'src/oauth/helpers/x.ts',
    'src/common.ts',
    'src/lib/x.ts',
    'src/oauth/types.ts',
    'src/constants.ts',
  ])('by the name %s', (path) => {
    expect(judge(path)).toEqual([expect.stringContaining('says nothing of what is in it')]);
  });

  it.each(['src/oauth/decodeJwt.ts', 'src/views/App.tsx', 'src/oauth/leaf_name.ts'])(
    'by the spelling of %s',
    (path) => {
      expect(judge(path)).toEqual([expect.stringContaining('kebab-case')]);
    },
  );

  it('by more than 250 lines', () => {
    expect(judge('src/oauth/x.ts', 'void 0;\n'.repeat(250))).toEqual([]);
    expect(judge('src/oauth/x.ts', 'void 0;\n'.repeat(251))).toEqual(['src/oauth/x.ts: 251 lines, 250 at most']);
  });

  it.each([
    ['any', 'export const x = (y: any) => y;'],
    ['any', 'export const x = y as unknown as Record<string, any>;'],
    ['a non-null "!"', 'export const x = y!;'],
    ['a default export', 'export default 1;'],
    ['@ts-ignore', '// @ts-ignore\nexport const x = 1;'],
    ['@ts-expect-error', '/* @ts-expect-error for a reason */ export const x = 1;'],
    ['biome-ignore', '// biome-ignore lint: for a reason\nexport const x = 1;'],
  ])('by %s: %s', (fault, text) => {
    expect(judge('src/oauth/x.ts', text)).toEqual([`src/oauth/x.ts: ${fault}`]);
  });
});

it('a word in a text or a comment is no fault', () => {
  const text = `// any value, whatever its type\nexport const x = 'as any // @ts-ignore';\ndeclare module '*?x' { const y: string; export default y; }`;
  expect(judge('src/entries/script.d.ts', text)).toEqual([]);
  expect(judge('src/entries/page-hook.iife.ts')).toEqual([]);
});
