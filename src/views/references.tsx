import { useEffect, useState } from 'preact/hooks';
import type { Reference } from '../rules/reference';
import { Icon } from './icon';
import { EXTERNAL } from './icon-paths';
import { useScope } from './scope';

/** Where to read on. The catalogue is loaded when it is first wanted; its room is kept meanwhile. */
export const References = ({ rule }: { rule: string }) => {
  const { references } = useScope();
  const [known, setKnown] = useState<readonly Reference[] | null>(null);
  useEffect(() => {
    let wanted = true;
    setKnown(null);
    references(rule).then(
      (found) => wanted && setKnown(found),
      () => wanted && setKnown([]),
    );
    return () => {
      wanted = false;
    };
  }, [rule]);
  return <ReferenceList references={known} />;
};

/** Sections of specifications, each with its address; null while they are on their way. */
export const ReferenceList = ({ references }: { references: readonly Reference[] | null }) => {
  const { t } = useScope();
  if (references?.length === 0) return null;
  return (
    <section>
      <h2>{t('references')}</h2>
      <ul class="chips refs">
        {references?.map(({ document, section, strength, url }) => (
          <li key={`${document} ${section}`}>
            <a class="chip line ref" href={url} target="_blank" rel="noreferrer">
              {section.startsWith(document) ? section : `${document} ${section}`}
              {strength !== 'text' && <span class="t3">{strength}</span>}
              <Icon path={EXTERNAL} size={12} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
};
