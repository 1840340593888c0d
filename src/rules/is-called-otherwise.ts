import { fold } from '../oauth/leaf-name';
import type { Case } from './rule';

/** Nothing but a general name (token, jwt) calls it an access token: much else goes by such names. */
export const isCalledOtherwise = ({ token, sighting: { place } }: Pick<Case, 'token' | 'sighting'>): boolean =>
  token.certainty === 'hint' && fold(place.key ?? '') !== 'access_token';
