import { useEffect } from 'preact/hooks';
import { Notice } from './notices';
import { refusalOf } from './refusal';
import { RefusedNotice } from './refused-notice';
import { useScope } from './scope';

/** What else is to be known of the tab shown: that it is private, and what a login needs and was refused. */
export const TabNotices = () => {
  const { t, access, coverage, surroundings, readSurroundings } = useScope();
  useEffect(() => void readSurroundings(), []);
  const { isPrivate, refused } = surroundings.value ?? {};
  // Without access it is told beside the buttons that ask for it.
  const isAllowed = access.value.kind === 'site' || access.value.kind === 'all';
  const refusal = isAllowed && refusalOf(refused, access.value, coverage.value?.missing ?? []);
  return (
    <>
      {isPrivate && <Notice text={[t('private_notice'), ...(isAllowed ? [] : [t('private_access')])].join(' ')} />}
      {refusal && <RefusedNotice refusal={refusal} />}
    </>
  );
};
