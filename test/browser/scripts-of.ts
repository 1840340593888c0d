import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** The scripts of the extension that a page fetches, by their names but for the hash; of jose, by what is in it. */
export const scriptsOf = (page: Page): Set<string> => {
  const names = new Set<string>();
  page.on('request', (request) => {
    const [, file = '', name = ''] = /(\/assets\/(.+)-[\w-]{8}\.js)$/.exec(request.url()) ?? [];
    if (file === '') return;
    names.add(name);
    if (readFileSync(`dist/chrome${file}`, 'utf8').includes('ERR_JWS_SIGNATURE_VERIFICATION_FAILED')) names.add('jose');
  });
  return names;
};
