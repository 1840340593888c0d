import type { Token } from '../oauth/token';
import type { Inspection } from '../session/inspection';
import { ClaimTable } from './claim-table';
import { claimLines, headerLines } from './claims';
import { ClockNote } from './clock-note';
import { CopyButton } from './copy-button';
import { CountdownLine } from './countdown';
import { LifetimeBar } from './lifetime-bar';
import { firstSeen } from './places';
import { useScope } from './scope';
import { SeenList } from './seen-list';
import { SentLine } from './sent-line';
import { StandingNote } from './standing-note';
import { formatName } from './token-text';

type Props = { token: Token; inspection: Inspection };

/** How long a token is good for still, and where it goes. */
export const TokenLife = ({ token, inspection }: Props) => {
  const seen = firstSeen([token.id], inspection.sightings);
  return (
    <section class="lifebox">
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
  const { t } = useScope();
  const claims = claimLines(token);
  const header = headerLines(token);
  return (
    <>
      {claims.length > 0 ? (
        <section class="sec">
          <div class="sech">
            <h2>{t('claims')}</h2>
            <span class="n ell">{formatName(t, token)}</span>
            <CopyButton text={() => JSON.stringify(token.claims, null, 2)} label={t('copy_claims')} wide />
          </div>
          <ClaimTable lines={claims} token={token} />
        </section>
      ) : (
        <p class="panel remark">{t(token.format === 'jwe' ? 'encrypted_remark' : 'opaque_remark')}</p>
      )}
      {header.length > 0 && (
        <section class="sec">
          <div class="sech">
            <h2>{t('header')}</h2>
          </div>
          <ClaimTable lines={header} token={token} />
        </section>
      )}
      <SeenList token={token.id} inspection={inspection} />
    </>
  );
};
