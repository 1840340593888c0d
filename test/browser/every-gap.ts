import { isDeepStrictEqual } from 'node:util';
import { buildExtension } from '../lab/build-extension';
import { startLab } from '../lab/lab';
import { launchChromium } from './chromium';
import { type AtGap, makeGaps, workerEnder } from './gaps';
import { type Played, play } from './play';
import { SEQUENCES, type Sequence } from './sequences';
import { until } from './until';

/**
 * `npm run test:gaps`: every sequence once for every gap between two of its events, with the worker killed in that one.
 * A word after `--` picks the sequences with that word in their title or scenario.
 */
const main = async (): Promise<number> => {
  const words = process.argv.slice(2);
  const sequences = SEQUENCES.filter(({ title, scenario }) =>
    words.every((word) => `${title} ${scenario}`.includes(word)),
  );
  console.log('Building the extension.');
  const extension = await buildExtension('chrome');
  const began = Date.now();
  const counts = { passed: 0, failed: 0 };
  for (const sequence of sequences) {
    const { passed, failed } = await everyGapOf(sequence, extension);
    counts.passed += passed;
    counts.failed += failed.length;
    console.log(`${sequence.title}: ${passed} of ${passed + failed.length} gaps passed`);
    for (const why of failed) console.log(`  ${why}`);
  }
  const { passed, failed } = counts;
  console.log(`${passed} gaps passed, ${failed} failed, after ${Math.round((Date.now() - began) / 1000)} s`);
  return failed > 0 || passed === 0 ? 1 : 0;
};

/** A browser and a lab for each sequence; its first run, with nobody killed, says how many gaps there are. */
const everyGapOf = async (sequence: Sequence, extension: string): Promise<{ passed: number; failed: string[] }> => {
  const gaps = makeGaps();
  const lab = await startLab(gaps);
  const chromium = await launchChromium({ extension, port: lab.port });
  const run = async (atGap: AtGap): Promise<string | null> => {
    try {
      await gaps.use(atGap);
      const fault = await faultOf(await play(chromium, lab, sequence, gaps));
      await gaps.use(undefined);
      return fault;
    } catch (problem) {
      await gaps.use(undefined).catch(() => undefined);
      return String(problem);
    }
  };
  try {
    await chromium.allowSite('<all_urls>');
    const endWorker = await workerEnder(chromium);
    let last = 0;
    const undisturbed = await run(async (nth) => {
      last = nth;
    });
    if (undisturbed) return { passed: 0, failed: [`undisturbed: ${undisturbed}`] };
    const failed: string[] = [];
    for (let killed = 1; killed <= last; killed++) {
      const fault = await run(async (nth) => {
        if (nth === killed) await endWorker();
      });
      if (fault) failed.push(`gap ${killed} of ${last}: ${fault}`);
    }
    return { passed: last - failed.length, failed };
  } finally {
    await chromium.close();
    await lab.close();
  }
};

const PATIENCE_MS = 10_000;

/** What is told and not due, and what is due and not told, in words; null where the two are the same. */
const faultOf = async ({ told, due }: Played): Promise<string | null> => {
  const wanted = due();
  try {
    await until(async () => isDeepStrictEqual(await told(), wanted), 'the events', PATIENCE_MS);
    return null;
  } catch {
    return `told ${JSON.stringify(await told())}, due ${JSON.stringify(wanted)}`;
  }
};

process.exitCode = await main();
