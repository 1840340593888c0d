import { useScope } from './scope';
import { Text } from './text';

/** Hosts in a sentence. */
export const HostList = ({ hosts }: { hosts: readonly string[] }) => {
  const { t } = useScope();
  return (
    <>
      {hosts.map((host, index) => (
        <span key={host}>
          {index > 0 && t('between_items')}
          <Text value={host} longest={253} />
        </span>
      ))}
    </>
  );
};
