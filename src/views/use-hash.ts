import { useEffect, useState } from 'preact/hooks';

/** Where the workbench shows the settings. */
export const SETTINGS = '#settings';

/** Back to where the workbench shows the tab. */
export const leaveSettings = (): void => {
  location.hash = '';
};

/** The part of the page's address after and with the #, as it changes. */
export const useHash = (): string => {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const read = () => setHash(location.hash);
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  return hash;
};
