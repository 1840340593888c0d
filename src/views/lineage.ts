import type { Grant, LifecycleEvent } from '../oauth/grant';
import { remembered } from './remembered';

/** Facts of an event that name a further token of its grant. */
const NAMING = ['access', 'refresh', 'idToken', 'previous', 'sent', 'code'];

/** Token.ids an event is about. */
export const namedBy = ({ token, facts }: LifecycleEvent): string[] =>
  [token, ...NAMING.map((name) => facts[name])].filter((id) => typeof id === 'string');

/** The grant a token belongs to: the newest whose events name it. Grants are not changed once they are shown. */
export const grantOf = (grants: readonly Grant[], id: string): Grant | undefined => byToken(grants).get(id);

const byToken = remembered((grants: readonly Grant[]) => new Map(grants.flatMap(namedIn)));

const namedIn = (grant: Grant): [string, Grant][] => grant.events.flatMap(namedBy).map((id) => [id, grant]);

/** Token.id → when an event first named it, ms since the epoch, this computer's clock. */
export const birthsOf = (grants: readonly Grant[]): ReadonlyMap<string, number> => {
  const born = new Map<string, number>();
  for (const event of grants.flatMap(({ events }) => events)) {
    for (const id of namedBy(event)) born.set(id, Math.min(event.at, born.get(id) ?? event.at));
  }
  return born;
};
