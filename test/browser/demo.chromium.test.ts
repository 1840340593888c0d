import { spawn } from 'node:child_process';
import { rm, stat } from 'node:fs/promises';
import { expect, it } from 'vitest';

/** A process of its own: what a newcomer types, from its first line to its exit. */
const start = (): Promise<{ code: number | null; said: string }> =>
  new Promise((resolve, reject) => {
    const { VITEST: _vitest, NODE_ENV: _mode, ...env } = process.env;
    const child = spawn(process.execPath, ['--import', 'tsx', 'test/lab/start.ts', '--headless'], { env });
    let said = '';
    child.stdout.on('data', (text) => {
      said += text;
    });
    child.stderr.on('data', (text) => {
      said += text;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, said }));
  });

it('npm start without a display shows a token with its time, a refresh token with its places, and a picture of it', async () => {
  await rm('pictures/popup.png', { force: true });
  const { code, said } = await start();
  expect(said).toMatch(/Verdict: Refresh token stored in localStorage/);
  expect(said).toMatch(/Access token, (?:10:00|09:\d\d) left: JWT ES256, Issued by login\.idp\.test/);
  expect(said).toMatch(/Refresh token: opaque, Rotated 1×.*localStorage, Request body, Response body/);
  expect(said).toMatch(/Refresh token stored in localStorage, .*refresh_token.*High/);
  expect((await stat('pictures/popup.png')).size).toBeGreaterThan(10_000);
  expect(code).toBe(0);
});
