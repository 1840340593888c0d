import { useEffect, useState } from 'preact/hooks';
import type { Token } from '../oauth/token';
import { CopyToken } from './copy-token';
import { LongText } from './long-text';
import { rawParts } from './raw-parts';
import { useScope } from './scope';

/** Kinds whose raw value may be kept, and that once they are proven (architecture §4.3). */
export const mayHaveRaw = ({ kind, certainty }: Token): boolean =>
  (kind === 'access' || kind === 'id') && certainty === 'proven';

/** A token as it travels: read when this opens, let go when it closes. */
export const RawView = ({ token }: { token: Token }) => {
  const { t } = useScope();
  const raw = useRaw(token.id);
  if (raw === undefined) return null;
  if (raw === null) {
    return (
      <p class="panel remark">
        {t('raw_gone')} {t('raw_gone_why')}
      </p>
    );
  }
  return (
    <>
      <div class="panel text">
        {rawParts(t, raw, token.format).map(({ name, look, text }) => (
          <section key={name} class={look}>
            <h2>{name}</h2>
            {text !== '' && (
              <pre>
                <LongText value={text} />
              </pre>
            )}
          </section>
        ))}
      </div>
      <CopyToken token={token} raw={raw} />
    </>
  );
};

/** undefined until it was read. */
const useRaw = (id: string): string | null | undefined => {
  const { rawOf } = useScope();
  const [raw, setRaw] = useState<string | null>();
  useEffect(() => {
    let isOver = false;
    rawOf(id).then(
      (read) => !isOver && setRaw(read),
      () => !isOver && setRaw(null),
    );
    return () => {
      isOver = true;
    };
  }, [id]);
  return raw;
};
