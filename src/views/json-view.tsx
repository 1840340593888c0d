import { useMemo } from 'preact/hooks';
import type { Token } from '../oauth/token';
import { toJson } from './claims';
import { CopyButton } from './copy-button';
import { LongText } from './long-text';
import { useScope } from './scope';

/** Header and claims as JSON, masked as they are kept. */
export const JsonView = ({ token: { header, claims } }: { token: Token }) => {
  const { t } = useScope();
  return (
    <>
      {header && <Json title={t('header')} value={header} look="header" />}
      {claims && <Json title={t('claims')} value={claims} look="payload" />}
    </>
  );
};

const Json = ({ title, value, look }: { title: string; value: object; look: string }) => {
  const { t } = useScope();
  const json = useMemo(() => toJson(value, 2), [value]);
  return (
    <section class="sec">
      <div class="sech">
        <h2>{title}</h2>
        <CopyButton text={() => json} label={t('copy_json')} wide />
      </div>
      <div class="panel text">
        <div class={look}>
          <pre>
            <LongText value={json} isJson />
          </pre>
        </div>
      </div>
    </section>
  );
};
