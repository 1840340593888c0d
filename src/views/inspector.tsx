import type { ComponentChildren, Ref } from 'preact';
import type { Inspection } from '../session/inspection';
import { ExposureBody, ExposureVerdict } from './exposure-body';
import { counts, type Exposure } from './exposures';
import { Icon } from './icon';
import { CROSS } from './icon-paths';
import { IgnoreBar } from './ignore-bar';
import type { Lane } from './lifecycle/lane';
import type { Pick, Picked } from './opened';
import { useScope } from './scope';
import { TokenFacts, TokenLife } from './token-facts';
import { Fingerprint } from './token-head';
import { OriginPath, tokenName } from './token-text';

type Props = {
  picked: Picked | null;
  inspection: Inspection;
  exposures: readonly Exposure[];
  lanes: readonly Lane[];
  pick: Pick;
  close: () => void;
  pane: Ref<HTMLElement>;
};

/** The one thing picked, in full. With nothing picked, or what is gone, what one may pick. */
export const Inspector = (props: Props) => {
  const { t } = useScope();
  return (
    <aside class="pane right" aria-label={t('inspector')} ref={props.pane}>
      <Inside {...props} />
    </aside>
  );
};

const Inside = ({ picked, inspection, exposures, close }: Props) => {
  const { t } = useScope();
  if (picked?.kind === 'token') {
    const token = inspection.tokens.find(({ id }) => id === picked.id);
    if (token) {
      return (
        <>
          <Head
            title={tokenName(t, token)}
            sub={<OriginPath token={token} inspection={inspection} />}
            aside={<Fingerprint token={token} />}
            close={close}
          />
          <div class="scroll">
            <TokenLife token={token} inspection={inspection} />
            <div class="reading">
              <TokenFacts token={token} inspection={inspection} />
            </div>
          </div>
        </>
      );
    }
  }
  if (picked?.kind === 'exposure') {
    const exposure = exposures.find(({ key }) => key === picked.key);
    if (exposure) {
      return (
        <>
          <Head title={t(counts(exposure) ? 'exposure' : 'note')} close={close} />
          <ExposureVerdict exposure={exposure} />
          <div class="scroll reading">
            <ExposureBody exposure={exposure} inspection={inspection} />
          </div>
          <IgnoreBar exposure={exposure} />
        </>
      );
    }
  }
  return <p class="hint">{t('inspector_hint')}</p>;
};

const Head = (props: { title: string; sub?: ComponentChildren; aside?: ComponentChildren; close: () => void }) => {
  const { t } = useScope();
  return (
    <div class="ih">
      <div class="grow">
        <h2 class="ell">{props.title}</h2>
        {props.sub && <p class="sm t2 ell">{props.sub}</p>}
      </div>
      {props.aside}
      <button type="button" class="ib s" aria-label={t('close')} onClick={props.close}>
        <Icon path={CROSS} size={14} />
      </button>
    </div>
  );
};
