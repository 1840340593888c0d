import type { Head, PastedToken } from '../../oauth/pasted';
import { claimNote, headerNote } from '../claim-notes';
import { ClaimTable } from '../claim-table';
import { type ClaimLine, claimLines, headerLines, toJson } from '../claims';
import { CopyButton } from '../copy-button';
import { CountdownLine } from '../countdown-line';
import { KindTile } from '../kind-tile';
import { LifetimeBar } from '../lifetime-bar';
import { useScope } from '../scope';
import { DisclosureList } from './disclosure-list';
import { headTitle, kindName, placeText, writtenAs } from './pasted-words';
import { ProblemList } from './problem-list';

/** One token of what was pasted, as the token view shows one that was seen. */
export const PastedTokenView = ({ pasted, within }: { pasted: PastedToken; within?: 'inner' | 'binding' }) => {
  const { t } = useScope();
  const { token, where, length, secret, problems, heads, shown, binding, inner } = pasted;
  const name = kindName(t, pasted);
  const place = placeText(t, where);
  return (
    <section class="sec pasted">
      <div class="row">
        <KindTile kind={token.kind} />
        <div class="grow">
          <h3>
            {within === 'inner' ? t('pasted_inner', name) : within === 'binding' ? t('pasted_binding') : name}{' '}
            <span class="fmt">{writtenAs(t, pasted)}</span>
          </h3>
          <p class="sm t2 num">
            {place && (
              <>
                <bdi>{place}</bdi>
                {' · '}
              </>
            )}
            {t('pasted_length', String(length))}
          </p>
        </div>
      </div>
      <ProblemList problems={problems} />
      {secret && <p class="panel remark">{t('pasted_secret')}</p>}
      {!secret && token.format === 'opaque' && <p class="panel remark">{t('opaque_remark')}</p>}
      {token.expiresAt !== undefined && (
        <div class="panel lifebox">
          <CountdownLine token={token} firstSeen={undefined} />
          <LifetimeBar token={token} firstSeen={undefined} />
        </div>
      )}
      <Members title="claims" of={pasted} lines={claimLines(token)} />
      {shown && <DisclosureList {...shown} token={token} />}
      {!heads && <Members title="header" of={pasted} lines={headerLines(token)} />}
      {heads?.map((head) => (
        <HeadView key={headTitle(t, pasted, head)} of={pasted} head={head} />
      ))}
      {inner && <PastedTokenView pasted={inner} within="inner" />}
      {binding && <PastedTokenView pasted={binding} within="binding" />}
    </section>
  );
};

const HeadView = ({ of, head }: { of: PastedToken; head: Head }) => {
  const { t } = useScope();
  const lines = headerLines(head);
  return (
    <div class="sec">
      <div class="sech">
        <h4>{headTitle(t, of, head)}</h4>
      </div>
      <ProblemList problems={head.problems} />
      {lines.length > 0 && <ClaimTable lines={lines} token={of.token} note={headerNote} />}
    </div>
  );
};

const Members = (props: { title: 'claims' | 'header'; of: PastedToken; lines: readonly ClaimLine[] }) => {
  const { t } = useScope();
  const { title, of, lines } = props;
  if (lines.length === 0) return null;
  return (
    <div class="sec">
      <div class="sech">
        <h4>{t(title)}</h4>
        {title === 'claims' && <CopyButton text={() => toJson(of.token.claims, 2)} label={t('copy_json')} wide />}
      </div>
      <ClaimTable lines={lines} token={of.token} note={title === 'claims' ? claimNote : headerNote} />
    </div>
  );
};
