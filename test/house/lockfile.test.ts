import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Package = { version?: string; optionalDependencies?: Record<string, string> };

/** A lock made where a registry lacks the builds for other systems leaves them out, and `npm ci` then fails everywhere. */
test.each(['', 'test/sdks/', 'test/mutation/'])(
  '%spackage-lock.json names the build of every tool for every system',
  (folder) => {
    const { packages } = JSON.parse(readFileSync(`${folder}package-lock.json`, 'utf8')) as {
      packages: Record<string, Package>;
    };
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !packages[`node_modules/${name}`]?.version && !packages[`${path}/node_modules/${name}`]?.version,
      ),
    );
    expect(missing).toEqual([]);
  },
);
