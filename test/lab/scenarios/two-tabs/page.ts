import { CLIENTS } from '../../clients';
import { codeHere, FOR_API, providerFor, renew, renewInVain, signIn, trade } from '../../page/by-hand';
import { HERE } from '../../page/here';
import { runJourney } from '../../page/journey';
import { shelf } from '../../page/shelf';

const provider = providerFor(CLIENTS.spa);
const kept = shelf(localStorage);
const tabs = new BroadcastChannel('two-tabs');

const tell = (word: string): void => tabs.postMessage(word);
const hear = (word: string): Promise<string> =>
  new Promise((resolve) => {
    const listen = ({ data }: MessageEvent<string>): void => {
      if (!data.startsWith(word)) return;
      tabs.removeEventListener('message', listen);
      resolve(data.slice(word.length));
    };
    tabs.addEventListener('message', listen);
  });
const ask = (word: string, answer: string): Promise<string> => {
  const heard = hear(answer);
  tell(word);
  return heard;
};

/** What a tab says at last can be read before it closes; ms. */
const READ_MS = 1_000;

/** The tab that comes too late: it reads when it is told, and sends when it is told. */
const beSecond = async (): Promise<void> => {
  const told = hear('read');
  tell('open');
  await told;
  const { refresh_token: token } = kept.get();
  await ask('was read', 'send');
  tell(`refused ${await renewInVain(provider, token)}`);
  setTimeout(() => window.close(), READ_MS);
};

if (window.opener) await beSecond();
else
  runJourney(
    {
      'sign-in': () => signIn('sign-in', provider, FOR_API),
      async trade() {
        kept.put(await trade(provider, codeHere() ?? ''));
        return 'The tokens are in localStorage.';
      },
      async open() {
        const opened = hear('open');
        window.open(HERE);
        await opened;
        return 'The second tab is there.';
      },
      async race() {
        await ask('read', 'was read');
        kept.put(await renew(provider, kept.get().refresh_token ?? ''));
        return `Refreshed here; the other tab was refused with ${await ask('send', 'refused ')}.`;
      },
      after: async () =>
        `Refused with ${await renewInVain(provider, kept.get().refresh_token)}: the sign-in was ended.`,
    },
    'The code is here.',
  );
