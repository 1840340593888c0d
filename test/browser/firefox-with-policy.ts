import { access, copyFile, mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { locate } from './locate';

/** A Firefox that an administrator has set up, in a folder of its own; `close` removes it. */
export type ManagedFirefox = { executablePath: string; close(): Promise<void> };

/**
 * Firefox takes policies from the folder it is installed in, or from the system's: so its program is copied, and all that
 * it needs is linked to beside the policies. Null where that is no way to start one: not Linux, or a package of its own kind.
 */
export const firefoxWithPolicy = async (policies: object): Promise<ManagedFirefox | null> => {
  const program = await realpath(await locate('firefox'));
  const home = dirname(program);
  const isPlain = await access(join(home, 'omni.ja')).then(
    () => process.platform === 'linux',
    () => false,
  );
  if (!isPlain) return null;
  const folder = await mkdtemp(join(tmpdir(), 'tokenscope-managed-'));
  const executablePath = join(folder, basename(program));
  for (const name of await readdir(home))
    if (name !== 'distribution' && name !== basename(program)) await symlink(join(home, name), join(folder, name));
  await copyFile(program, executablePath);
  await mkdir(join(folder, 'distribution'));
  await writeFile(join(folder, 'distribution', 'policies.json'), JSON.stringify({ policies }));
  return { executablePath, close: () => rm(folder, { recursive: true, force: true }) };
};
