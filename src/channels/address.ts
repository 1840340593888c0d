import type { Observation } from '../oauth/observation';

/**
 * What stands in the address bar of a tab some time after a sign-in, as the browser says: a code that nobody has taken
 * out of it. Where none is left this is no observation.
 */
export const fromAddress = (tab: number, address: string, at: number): Observation[] => {
  if (!/^https?:/.test(address) || !/[?&#]code=/.test(address)) return [];
  const { origin, pathname } = new URL(address);
  return [
    {
      channel: 'history',
      at,
      tab,
      frame: 0,
      top: origin,
      url: origin + pathname,
      reportedBy: 'browser',
      exchange: null,
      again: true,
      fields: [{ name: 'address', value: address }],
    },
  ];
};
