import { CLIENTS } from '../../clients';
import { spa } from '../../page/spa';
import { runSteps } from '../../page/steps';

const app = spa({ client: CLIENTS.spa, store: 'memory' });

if (window.opener) await app.finishPopup();
else runSteps({ 'sign-in': app.signInByPopup, call: app.callApi }, { says: 'Nobody is signed in.' });
