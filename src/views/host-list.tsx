import { useScope } from './scope';
import { Text } from './text';

/** Hosts in a sentence, each once: origins of one host may differ in their scheme. */
export const HostList = ({ hosts }: { hosts: readonly string[] }) => {
  const { t } = useScope();
  return (
    <>
      {[...new Set(hosts)].map((host, index) => (
        <span key={host}>
          {index > 0 && t('between_items')}
          <Text value={host} longest={253} />
        </span>
      ))}
    </>
  );
};
