import { join } from 'node:path';
import { type Chromium, launchChromium } from '../browser/chromium';
import { buildExtension, ROOT } from './build-extension';
import { runDemo } from './demo';
import { type Lab, startLab } from './lab';

const say = (line: string): void => console.log(line);

/** Browser, extension and lab from one command; by itself where there is no display or with `--headless`. */
const start = async (): Promise<void> => {
  const headless = process.argv.includes('--headless') || !hasDisplay();
  const interrupted = untilInterrupted();
  say('Building the extension.');
  const extension = await buildExtension('chrome');
  say('Starting the lab: an identity provider, an API and small apps on this computer.');
  const lab = await startLab();
  try {
    const chromium = await launchChromium({ extension, port: lab.port, headless });
    try {
      const shown = headless ? runDemo({ lab, chromium, pictures: join(ROOT, 'pictures'), say }) : show(lab, chromium);
      const ended = await Promise.race([shown, interrupted]);
      if (ended === 'interrupted' && headless) throw new Error('Interrupted before the end.');
    } finally {
      await chromium.close();
    }
  } finally {
    await lab.close();
  }
};

/** Shows the lab's first page and says what to do; resolves when the browser is closed. */
const show = async (lab: Lab, { context }: Chromium): Promise<void> => {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`${lab.origin('app')}/`);
  await page.bringToFront();
  say(GUIDE);
  await new Promise<void>((resolve) => context.on('close', () => resolve()));
};

const untilInterrupted = (): Promise<'interrupted'> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve('interrupted'));
  });

const GUIDE = `
Chromium is open with Tokenscope in it, and the lab's first page in front.

  1. Open a scenario, for example "Tokens in localStorage".
  2. Press Tokenscope's button in the toolbar (behind the puzzle piece at first) and choose "Watch all sites".
  3. On the page, press Sign in, Call the API and Refresh.
  4. Open Tokenscope again. Expect an access token with its time left, and each place the refresh token was seen in.

Every scenario says what to expect. To end, close the browser or press Ctrl+C here.`;

const hasDisplay = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

start().catch((problem: unknown) => {
  console.error(problem instanceof Error ? problem.message.split('\n')[0] : String(problem));
  process.exitCode = 1;
});
