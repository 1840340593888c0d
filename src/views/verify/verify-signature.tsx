import { useRef, useState } from 'preact/hooks';
import type { Token } from '../../oauth/token';
import { Icon } from '../icon';
import { REFRESH } from '../icon-paths';
import { useScope } from '../scope';
import { SeverityIcon } from '../severity-icon';
import { Text } from '../text';
import { hostNamed, type Shown, wordsOf } from './check-words';
import { issuerHost } from './issuer-host';
import { PasteForm } from './paste-form';
import { useChecks } from './use-checks';

/** Whether a token's signature is right: the result on the left, the button on the right, and neither moves. */
export const VerifySignature = ({ token }: { token: Token }) => {
  const { t } = useScope();
  const { shown, press, paste, allow } = useChecks(token.id, issuerHost(token));
  const [isOpen, setOpen] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    toggle.current?.focus();
  };
  const blocked = shown.step === 'refused' && shown.why === 'blocked' ? shown.address : undefined;
  return (
    <section class="sec">
      <div class="sech">
        <h2>{t('signature')}</h2>
      </div>
      <div class="panel verify">
        <div class="result">
          <Result shown={shown} />
          <button type="button" class="btn" aria-disabled={shown.step === 'busy'} onClick={press}>
            {t(shown.step === 'ask' ? 'verify_ask' : 'verify_signature')}
          </button>
        </div>
        <div class="more">
          <button type="button" class="btn quiet" ref={toggle} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t('verify_paste')}
          </button>
          {blocked && (
            <button type="button" class="btn quiet" onClick={() => allow(blocked)}>
              {t('verify_allow', hostNamed(blocked.url))}
            </button>
          )}
        </div>
        {isOpen && <PasteForm paste={paste} close={close} />}
      </div>
    </section>
  );
};

const SHIELD = 'M8 1.8 13 3.6v4c0 3.2-2.1 5.3-5 6.6-2.9-1.3-5-3.4-5-6.6v-4z';

const Result = ({ shown }: { shown: Shown }) => {
  const { t, now } = useScope();
  const { title, sub, level } = wordsOf(t, shown, now.value);
  return (
    <>
      {level ? <SeverityIcon level={level} /> : <Icon path={shown.step === 'busy' ? REFRESH : SHIELD} />}
      <div class="grow" role="status">
        <p class={`title ${level ? TONES[level] : ''}`}>{title}</p>
        <p class="num">{shown.step === 'ask' ? <Address url={shown.address.url} /> : sub}</p>
      </div>
    </>
  );
};

const TONES = { ok: 'ok', high: 'bad', medium: 'warn' };

const Address = ({ url }: { url: string }) => (
  <span class="mono">
    <Text value={url} />
  </span>
);
