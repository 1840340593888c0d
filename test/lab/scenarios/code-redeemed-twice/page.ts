import { CARELESS } from '../../careless/clients';
import { originOf } from '../../hosts';
import { carelessFor, codeHere, signIn, trade } from '../../page/by-hand';
import { runJourney } from '../../page/journey';
import { random } from '../../page/random';

const shop = carelessFor(CARELESS.shop, 'orders:read');
const code = codeHere();

// The picture of a stranger, asked for while the code is in the address, by a page that tells its whole address.
if (code) await fetch(`${originOf('tracker')}/pixel`, { referrerPolicy: 'unsafe-url' });

const tradeBadly = async (): Promise<void> => {
  await trade(shop, code ?? '', { code_verifier: random(32) });
};

runJourney(
  {
    'sign-in': () => signIn('sign-in', shop),
    async trade() {
      await tradeBadly();
      return 'The server took the code with a verifier that does not fit.';
    },
    async again() {
      await tradeBadly();
      return 'The server took the code again.';
    },
  },
  'The code is here, and tracker.third.test knows it.',
);
