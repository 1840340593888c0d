import { CARELESS } from '../../careless/clients';
import { originOf } from '../../hosts';
import { carelessFor, codeHere, signIn, trade } from '../../page/by-hand';
import { runJourney } from '../../page/journey';
import { random } from '../../page/random';

const SCOPE = 'openid orders:read';
const shop = carelessFor(CARELESS.shop, SCOPE);
const wrongState = carelessFor(CARELESS.wrongState, SCOPE);
const wrongNonce = carelessFor(CARELESS.wrongNonce, SCOPE);

runJourney(
  {
    async metadata() {
      const { issuer } = await (await fetch(`${shop.origin}/.well-known/openid-configuration`)).json();
      return `The server calls itself ${issuer}.`;
    },
    bare: () => signIn('bare', shop, { state: '', nonce: '', code_challenge: '' }),
    plain: () =>
      signIn('plain', shop, {
        state: btoa(JSON.stringify({ user: 'ada@example.test', salt: random(6) })),
        code_challenge: random(32),
        code_challenge_method: 'plain',
      }),
    state: () => signIn('state', wrongState),
    async 'trade-state'() {
      await trade(wrongState, codeHere() ?? '');
      return 'The tokens are here, whoever the code was for.';
    },
    nonce: () => signIn('nonce', wrongNonce),
    async 'trade-nonce'() {
      await trade(wrongNonce, codeHere() ?? '');
      return 'The tokens are here, and the ID token answers another sign-in.';
    },
    async issuer() {
      // Who the server says it is: without it a wrong issuer is only another one.
      await (await fetch(`${originOf('careless')}/.well-known/openid-configuration`)).json();
      return signIn('issuer', carelessFor(CARELESS.wrongIssuer, SCOPE));
    },
  },
  'The server sent a code back.',
);
