import type { Token } from '../oauth/token';
import type { Inspection } from '../session/inspection';
import { ClockNote } from './clock-note';
import { CountdownLine } from './countdown-line';
import { useLater } from './later';
import { LifetimeBar } from './lifetime-bar';
import { firstSeen } from './places';
import { mayHaveRaw } from './raw-view';
import { useScope } from './scope';
import { SeenList } from './seen-list';
import { SentLine } from './sent-line';
import { StandingNote } from './standing-note';
import { TokenContents } from './token-contents';

type Props = { token: Token; inspection: Inspection };

const loadVerify = () => import('./verify/verify-signature').then(({ VerifySignature }) => VerifySignature);

/** How long a token is good for still, and where it goes. */
export const TokenLife = ({ token, inspection }: Props) => {
  const { t } = useScope();
  const seen = firstSeen([token.id], inspection.sightings);
  return (
    <section class="lifebox" aria-label={t('token_life')}>
      <div class="row">
        <CountdownLine token={token} firstSeen={seen} />
        <SentLine tokens={[token.id]} inspection={inspection} />
      </div>
      <LifetimeBar token={token} firstSeen={seen} />
      <StandingNote token={token} firstSeen={seen} />
      <ClockNote token={token} />
    </section>
  );
};

/** What a token says, explained, and where it was seen. */
export const TokenFacts = ({ token, inspection }: Props) => {
  const Verify = useLater(loadVerify, token.format === 'jws' && mayHaveRaw(token));
  return (
    <>
      <TokenContents token={token} />
      {Verify && <Verify key={token.id} token={token} />}
      <SeenList token={token.id} inspection={inspection} />
    </>
  );
};
