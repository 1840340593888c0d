import { CARELESS } from '../../careless/clients';
import { originOf } from '../../hosts';
import { askTokens, carelessFor, codeHere, forCode, signIn } from '../../page/by-hand';
import { HERE } from '../../page/here';
import { runJourney } from '../../page/journey';
import { random } from '../../page/random';

const shop = carelessFor(CARELESS.shop, 'orders:read');
const code = codeHere() ?? '';

const tradeBadly = () => askTokens(shop, forCode(shop, code, { code_verifier: random(32) }));

runJourney(
  {
    'sign-in': () => signIn('sign-in', shop),
    async picture() {
      const { status } = await fetch(`${originOf('tracker')}/pixel`, { referrerPolicy: 'unsafe-url' });
      return `The third party answered ${status}, and knows the code.`;
    },
    async trade() {
      await tradeBadly();
      history.replaceState(null, '', HERE);
      return 'The server took the code with a verifier that does not fit.';
    },
    async again() {
      await tradeBadly();
      return 'The server took the code again.';
    },
  },
  'The code is here.',
);
