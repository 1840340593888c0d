import type { Observation } from '../../src/oauth/observation';
import type { Desk } from '../../src/session/desk';
import { emptyCoverage, emptyInspection } from '../../src/session/inspection';
import { takeIn } from '../../src/session/intake';
import { emptySiteMemory } from '../../src/session/site-memory';
import { APP, accessToken, opaque, tokenExchange } from './login';

/** A desk of its own, and the few questions the tests ask of it. */
export const benchDesk = () => {
  const desk: Desk = {
    inspection: emptyInspection(1, APP, true),
    coverage: emptyCoverage(0),
    memory: emptySiteMemory('spa.test'),
  };
  const take = async (...observations: Observation[]): Promise<void> => {
    for (const observation of observations) await takeIn(desk, observation, APP);
  };
  return {
    desk,
    take,
    rules: () => desk.inspection.findings.map(({ rule, severity, certainty }) => `${rule} ${severity} ${certainty}`),
    events: () => desk.memory.grants.flatMap((grant) => grant.events.map(({ kind }) => kind)),
    kinds: () => desk.inspection.tokens.map(({ kind, certainty }) => `${kind} ${certainty}`),
    everything: () => JSON.stringify(desk),
    /** A sign-in by code with PKCE, as the browser and the page tell of it. */
    async signIn(refresh = opaque(), extra: Record<string, unknown> = {}) {
      const access = await accessToken();
      await take(
        ...tokenExchange(
          { grant_type: 'authorization_code', client_id: 'spa', code: opaque(), code_verifier: opaque() },
          { access_token: access, token_type: 'Bearer', expires_in: 600, refresh_token: refresh, ...extra },
        ),
      );
      return { access, refresh };
    },
  };
};
