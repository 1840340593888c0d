import { useState } from 'preact/hooks';
import type { Token } from '../oauth/token';
import { claimNote, headerNote } from './claim-notes';
import { ClaimTable } from './claim-table';
import { claimLines, headerLines, toJson } from './claims';
import { CopyButton } from './copy-button';
import { JsonView } from './json-view';
import { mayHaveRaw, RawView } from './raw-view';
import { useScope } from './scope';
import { Segments } from './segments';
import { formatName } from './token-text';

type Way = 'claims' | 'json' | 'raw';

/** What a token holds: explained, as JSON, or, where its value may be kept, as it travels. */
export const TokenContents = ({ token }: { token: Token }) => {
  const { t } = useScope();
  const [wish, choose] = useState<Way>('claims');
  const ways: (readonly [Way, string])[] = [['claims', t('claims')]];
  if (token.header || token.claims) ways.push(['json', 'JSON']);
  if (mayHaveRaw(token)) ways.push(['raw', t('raw')]);
  const chosen = ways.some(([way]) => way === wish) ? wish : 'claims'; // a token may have become one of another kind
  return (
    <>
      {ways.length > 1 && (
        <div class="contents-bar">
          <Segments label={t('view_as')} ways={ways} chosen={chosen} choose={choose} />
          <span class="n ell">{formatName(t, token)}</span>
          {chosen === 'claims' && token.claims && (
            <CopyButton text={() => toJson(token.claims, 2)} label={t('copy_json')} wide />
          )}
        </div>
      )}
      {chosen === 'claims' && <Explained token={token} />}
      {chosen === 'json' && <JsonView token={token} />}
      {chosen === 'raw' && <RawView token={token} />}
    </>
  );
};

const Explained = ({ token }: { token: Token }) => {
  const { t } = useScope();
  const claims = claimLines(token);
  const header = headerLines(token);
  return (
    <>
      {claims.length > 0 ? (
        <section class="sec" aria-label={t('claims')}>
          <ClaimTable lines={claims} token={token} note={claimNote} />
        </section>
      ) : (
        <p class="panel remark">{t(token.format === 'jwe' ? 'encrypted_remark' : 'opaque_remark')}</p>
      )}
      {header.length > 0 && (
        <section class="sec">
          <div class="sech">
            <h2>{t('header')}</h2>
          </div>
          <ClaimTable lines={header} token={token} note={headerNote} />
        </section>
      )}
    </>
  );
};
