import type { Pending, SiteMemory } from './site-memory';

type Asked = Pick<Pending, 'address' | 'answer'>;

/** Remembers whom an endpoint has allowed to read its answers, where it named exactly the origin that asked. */
export const noteEchoed = (memory: SiteMemory, { address, answer }: Asked): void => {
  const asker = answer?.cors?.allows === 'asker' ? answer.cors.asker : undefined;
  const known = memory.echoed.find((one) => one.address === address);
  if (asker === undefined || known?.origins.includes(asker)) return;
  if (!known) memory.echoed = [...memory.echoed, { address, origins: [asker] }].slice(-MOST_ENDPOINTS);
  else if (known.origins.length < MOST_ORIGINS) known.origins.push(asker);
};

/** Other origins than the one that asks now to which this endpoint has said the same. */
export const echoedTo = (memory: SiteMemory, { address, answer }: Asked): string[] =>
  memory.echoed.find((one) => one.address === address)?.origins.filter((origin) => origin !== answer?.cors?.asker) ??
  [];

const MOST_ENDPOINTS = 30;
/** Two are enough to say that an endpoint names whoever asks. */
const MOST_ORIGINS = 5;
