import type { BackChannel, BackChannelAnswer, BackChannelAsk } from './back-channel';
import { HOSTS } from './hosts';

/** As much of a browser as signing in takes: it keeps cookies by host and follows redirects. */
export type ScriptedBrowser = {
  visit(url: string, ask?: BackChannelAsk): Promise<BackChannelAnswer>;
  /** Goes where an answer sends it, and on, up to the sign-in page or an address that begins with `until`; answers that one, not visited. */
  follow(answer: BackChannelAnswer, until: string): Promise<string>;
  /** Every answer it was given. */
  answers: readonly BackChannelAnswer[];
};

export const scriptedBrowser = (ask: BackChannel): ScriptedBrowser => {
  const jars = new Map<string, Map<string, string>>();
  const answers: BackChannelAnswer[] = [];
  let at = '';

  const visit: ScriptedBrowser['visit'] = async (url, { headers = {}, ...rest } = {}) => {
    at = url;
    const jar = jars.get(new URL(url).host) ?? new Map<string, string>();
    jars.set(new URL(url).host, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await ask(url, { ...rest, headers: { cookie, ...headers } });
    for (const { name, value } of cookiesOf(answer)) jar.set(name, value);
    answers.push(answer);
    return answer;
  };
  const follow: ScriptedBrowser['follow'] = async (answer, until) => {
    if (!answer.headers.location)
      throw new Error(`${new URL(at).host} answered ${answer.status} instead of a redirect.`);
    const next = new URL(String(answer.headers.location), at).href;
    return next.startsWith(until) || isSignIn(next) ? next : follow(await visit(next), until);
  };
  return { visit, follow, answers };
};

const isSignIn = (url: string): boolean => url.startsWith(`https://${HOSTS.login}/sign-in/`);

const cookiesOf = ({ headers }: BackChannelAnswer): { name: string; value: string }[] =>
  [headers['set-cookie'] ?? []].flat().map((cookie) => {
    const [pair = ''] = cookie.split(';');
    const [name = '', ...value] = pair.split('=');
    return { name, value: value.join('=') };
  });
