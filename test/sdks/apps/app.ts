import { API } from '../projects';

/** A page that uses one SDK as its readers are told to: what the suite asks of it. */
export type App = {
  /** Called once at load: takes up a sign-in that came back by redirect. Answers whether somebody is signed in. */
  resume?(): Promise<boolean>;
  /** May leave the page and never resolve. */
  signIn(): Promise<unknown>;
  refresh(): Promise<unknown>;
  /** What the page sends to its API. */
  token(): Promise<string | undefined>;
};

/** Which of an SDK's settings this page is for. */
export const variant = document.documentElement.dataset.variant ?? '';

/** The page's only address, which receives the answer to a sign-in. */
export const HERE = `${location.origin}/`;

const page = document.documentElement.dataset;

/** Lets the suite press `window.app.signIn()` and `.refresh()`; the page's `data-state` tells how far it is. */
export const serve = (app: App): void => {
  const step = (done: string, work: () => Promise<unknown>) => async () => {
    try {
      await work();
      await callApi(app);
      page.state = done;
    } catch (problem) {
      page.problem = problem instanceof Error ? `${problem.name}: ${problem.message}` : String(problem);
    }
  };
  Object.assign(window, { app: { signIn: step('signed-in', app.signIn), refresh: step('refreshed', app.refresh) } });
  const begin = async (): Promise<void> => {
    if (await app.resume?.()) await step('signed-in', async () => undefined)();
    else page.state = 'ready';
  };
  begin().catch((problem) => {
    page.problem = String(problem);
  });
};

const callApi = async (app: App): Promise<void> => {
  const token = await app.token();
  if (!token) throw new Error('There is no token to call the API with.');
  await fetch(`${API}/orders`, { headers: { authorization: `Bearer ${token}` } });
};
