import { existsSync } from 'node:fs';
import { buildExtension } from '../lab/build-extension';
import { benchEvent } from './event';
import { benchLists } from './lists';
import { benchPopup } from './popup';
import { benchProbe } from './probe';
import type { Row } from './ratio';
import { benchScan } from './scan';
import { benchStorm } from './storm';
import { weights } from './weight';

/** `npm run bench`: ratios of things measured side by side in this one run, and the weight of what is shipped. */
const main = async (): Promise<void> => {
  if (!existsSync('dist/chrome/manifest.json') || !process.argv.includes('--no-build')) {
    console.log('Building the extension …');
    await buildExtension('chrome');
  }
  const rows: Row[] = [];
  for (const [what, measure] of MEASURES) {
    console.log(`Measuring ${what} …`);
    rows.push(...(await measure()));
  }
  console.log('');
  for (const { what, against, ratio, aim } of rows) {
    const isMet =
      aim === undefined ||
      ((aim.least === undefined || ratio >= aim.least) && (aim.most === undefined || ratio <= aim.most));
    const wanted =
      aim === undefined
        ? ''
        : `  aim ${aim.least === undefined ? `≤ ${aim.most}` : `≥ ${aim.least}`}${isMet ? '' : '  NOT MET'}`;
    console.log(`${ratio.toFixed(2).padStart(7)}  ${what} ${against}${wanted}`);
  }
  console.log('');
  for (const { entry, bytes, most } of await weights()) {
    const wanted = most === undefined ? '' : `  aim ≤ ${most}${bytes <= most ? '' : '  NOT MET'}`;
    console.log(`${String(bytes).padStart(7)}  B gzipped: ${entry}${wanted}`);
  }
};

const MEASURES: readonly (readonly [what: string, measure: () => Promise<Row[]>])[] = [
  ['the scan', benchScan],
  ['an event after many', benchEvent],
  ['a storm of requests, in three browsers', benchStorm],
  ['the storage probe on a big page', benchProbe],
  ['the popup', benchPopup],
  ['the workbench with much in it', benchLists],
];

await main();
