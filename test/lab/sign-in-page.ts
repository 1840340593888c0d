import { HOSTS } from './hosts';
import { escapeHtml } from './site';

/**
 * The whole sign-in: one button, which also gives consent. Plain text in, HTML out. In a window of its own the button
 * presses itself: whoever drives the page that opened it sees that page alone.
 */
export const signInPage = ({ client, app, user, isPopup }: SignIn): string =>
  page(
    'Sign in',
    `<h1>Sign in to ${escapeHtml(client)}</h1>
      <p class="lead"><b>${escapeHtml(app)}</b> asks to know who you are, to read your orders, and to keep you signed in.</p>
      <form method="post">
        <button class="primary" type="submit" data-step="consent" data-state="next">Sign in as ${escapeHtml(user)}</button>
      </form>
      <p class="note">An identity provider on this computer, with one made-up user and no password.</p>${isPopup ? PRESS : ''}`,
  );

type SignIn = { client: string; app: string; user: string; isPopup: boolean };

const PRESS = '<script>document.forms[0].requestSubmit()</script>';

/** Signing out at the provider: one button. `form`: the provider's own, without one. */
export const signOutPage = (form: string): string =>
  page(
    'Sign out',
    `<h1>Sign out</h1>
      <p class="lead">An app asks to end your session here. The tokens it holds are its own affair.</p>
      ${form}
      <button class="primary" type="submit" form="op.logoutForm" name="logout" value="yes" data-step="sign-out" data-state="next">Sign out</button>`,
  );

/** What the provider shows when it cannot send the user back to the app. */
export const errorPage = (problem: string): string =>
  page(
    'Sign-in stopped',
    `<h1>Sign-in stopped</h1>
      <p class="lead">${escapeHtml(problem)}</p>
      <p class="note">Go back to the app and start again.</p>`,
    ' data-failed="consent"',
  );

const page = (title: string, content: string, attributes = ''): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="stylesheet" href="/lab.css">
    <link rel="icon" href="data:,">
  </head>
  <body class="alone"${attributes}>
    <main>
      <p class="host">${HOSTS.login}</p>
      ${content}
    </main>
  </body>
</html>
`;
