import type { Token } from '../oauth/token';
import type { Inspection } from '../session/inspection';
import { CopyFingerprint } from './copy-fingerprint';
import { ExposureBody, ExposureVerdict } from './exposure-body';
import { counts, type Exposure } from './exposures';
import { IgnoreBar } from './ignore-bar';
import { InspectorHead } from './inspector-head';
import type { Lane } from './lifecycle/lane';
import type { Pick } from './opened';
import { useScope } from './scope';
import { TokenFacts, TokenLife } from './token-facts';
import { formatName, originPath, tokenName } from './token-text';

/** What there is to pick from, and what may be done with what is picked. */
export type Picking = {
  inspection: Inspection;
  exposures: readonly Exposure[];
  lanes: readonly Lane[];
  pick: Pick;
  close: () => void;
  /** The reader is in the inspector already, and goes on at its head. */
  arrived: boolean;
  /** Lane.id of the grant whose story is open. */
  told: string | null;
  tell: (lane: string | null) => void;
};

export const TokenPane = ({ token, inspection, close, arrived }: Picking & { token: Token }) => {
  const { t } = useScope();
  return (
    <>
      <InspectorHead
        title={tokenName(t, token)}
        sub={
          <>
            {originPath(token, inspection)} <span class="t3">{formatName(t, token)}</span>
          </>
        }
        aside={<CopyFingerprint token={token} />}
        close={close}
        arrived={arrived}
      />
      <div class="scroll">
        <TokenLife token={token} inspection={inspection} />
        <div class="reading">
          <TokenFacts token={token} inspection={inspection} />
        </div>
      </div>
    </>
  );
};

export const ExposurePane = ({ exposure, inspection, close, arrived }: Picking & { exposure: Exposure }) => {
  const { t } = useScope();
  return (
    <>
      <InspectorHead title={t(counts(exposure) ? 'exposure' : 'note')} close={close} arrived={arrived} />
      <ExposureVerdict exposure={exposure} />
      <div class="scroll reading">
        <ExposureBody exposure={exposure} inspection={inspection} />
      </div>
      <IgnoreBar exposure={exposure} />
    </>
  );
};
