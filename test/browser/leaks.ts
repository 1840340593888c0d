import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Issued, LabLog } from '../lab/lab-log';

const SECRET: ReadonlySet<Issued['kind']> = new Set<Issued['kind']>([
  'refresh',
  'code',
  'code-verifier',
  'client-secret',
]);

/** The kinds of secrets that stand raw in a text: by name only, since a message is no place for a value either. */
export const leaksIn = (text: string, { issued }: LabLog, kinds: ReadonlySet<Issued['kind']> = SECRET): string[] => {
  const found = issued.filter(
    ({ kind, value }) => kinds.has(kind) && spellings(value).some((spelling) => text.includes(spelling)),
  );
  return [...new Set(found.map(({ kind }) => `a raw ${kind}`))];
};

/** The same of every file below a folder, by file name; bytes are compared, in both of the encodings browsers write. */
export const leaksBelow = async (
  folder: string,
  log: LabLog,
  kinds: ReadonlySet<Issued['kind']>,
): Promise<string[]> => {
  const values = log.issued
    .filter(({ kind }) => kinds.has(kind))
    .flatMap(({ value }) => [Buffer.from(value), Buffer.from(value, 'utf16le')]);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.filter((one) => one.isFile())) {
    const bytes = await readFile(join(entry.parentPath, entry.name)).catch(() => Buffer.alloc(0));
    if (values.some((value) => bytes.includes(value))) found.push(entry.name);
  }
  return found;
};

/** A value may stand there as it is, percent-encoded, or in base64 at any of its three alignments. */
const spellings = (value: string): string[] => [
  value,
  encodeURIComponent(value),
  ...[0, 1, 2].map((shift) =>
    Buffer.from('x'.repeat(shift) + value)
      .toString('base64')
      .slice(shift === 0 ? 0 : 4, -4),
  ),
];
