import type { PastedToken } from '../../oauth/pasted';
import type { Note } from '../claim-notes';
import { ClaimTable } from '../claim-table';
import { useScope } from '../scope';
import { SeverityIcon } from '../severity-icon';
import { Text } from '../text';
import { disclosureLines } from './disclosures';

type Props = NonNullable<PastedToken['shown']> & { token: PastedToken['token'] };

/** What a holder shows of a credential, and whether the issuer's payload knows of it. */
export const DisclosureList = ({ disclosures, hidden, token }: Props) => {
  const { t } = useScope();
  const lines = disclosureLines(disclosures);
  const doubtful = lines.filter(({ isDoubtful }) => isDoubtful);
  const note: Note = (say, { name }) => say(lines.find((line) => line.name === name)?.says ?? '');
  return (
    <div class="sec">
      <div class="sech">
        <h4>{t('sd_title')}</h4>
      </div>
      {doubtful.length > 0 && (
        <ul class="panel faults">
          {doubtful.map(({ name, says }) => (
            <li key={name}>
              <SeverityIcon level="medium" />
              <span>
                <Text value={name} longest={200} />: {t(says)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {lines.length > 0 && <ClaimTable lines={lines} token={token} note={note} />}
      {hidden > 0 && <p class="sm t2 num">{hidden === 1 ? t('sd_hidden_one') : t('sd_hidden_many', String(hidden))}</p>}
    </div>
  );
};
