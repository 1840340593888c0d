import type { Token } from '../oauth/token';
import type { Inspection } from '../session/inspection';
import { BackHeader } from './back-header';
import { CopyFingerprint } from './copy-fingerprint';
import { useScope } from './scope';
import { SiteFooter } from './site-footer';
import { TokenFacts, TokenLife } from './token-facts';
import { formatName, originPath, tokenName } from './token-text';

/** One token in full: its life, its claims explained, where it was seen. */
export const TokenView = ({ token, inspection, back }: { token: Token; inspection: Inspection; back: () => void }) => {
  const { t } = useScope();
  return (
    <>
      <BackHeader title={tokenName(t, token)} sub={originPath(token, inspection) ?? formatName(t, token)} back={back}>
        <CopyFingerprint token={token} />
      </BackHeader>
      <TokenLife token={token} inspection={inspection} />
      <main>
        <TokenFacts token={token} inspection={inspection} />
      </main>
      <SiteFooter promise={t('decoded_here')} link={false} />
    </>
  );
};
