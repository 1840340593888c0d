import type { Inspection } from '../session/inspection';
import { ExposureView } from './exposure-view';
import type { Exposure } from './exposures';
import type { Open, Opened } from './opened';
import { TokenView } from './token-view';

/** What was opened; nothing once it is gone. */
export const Inside = (props: {
  opened: Opened;
  inspection: Inspection;
  exposures: readonly Exposure[];
  open: Open;
  back: () => void;
}) => {
  const { opened, inspection, exposures, open, back } = props;
  if (opened.kind === 'token') {
    const token = inspection.tokens.find(({ id }) => id === opened.id);
    return token ? <TokenView key={token.id} token={token} inspection={inspection} back={back} /> : null;
  }
  const exposure = exposures.find(({ key }) => key === opened.key);
  return exposure ? (
    <ExposureView exposure={exposure} all={exposures} inspection={inspection} open={open} back={back} />
  ) : null;
};
