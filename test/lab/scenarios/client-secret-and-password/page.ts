import { CARELESS } from '../../careless/clients';
import { askTokens, carelessFor } from '../../page/by-hand';
import { runJourney } from '../../page/journey';
import { random } from '../../page/random';

const shop = carelessFor(CARELESS.shop, 'orders:read');
/** Stands for the secret that a real page would have in its code. */
const secret = random(24);

runJourney({
  async password() {
    await askTokens(shop, {
      grant_type: 'password',
      username: 'ada',
      password: random(12),
      client_id: shop.client,
      client_secret: secret,
      scope: shop.scope,
    });
    return 'The server took the password, and sent an access token.';
  },
  async basic() {
    const authorization = `Basic ${btoa(`${shop.client}:${secret}`)}`;
    await askTokens(shop, { grant_type: 'client_credentials', scope: shop.scope }, { headers: { authorization } });
    return 'The server took the secret, and sent an access token.';
  },
});
