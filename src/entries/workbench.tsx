import { decodeBegin } from '../views/decode/decode-hash';
import { pickedIn } from '../views/picked-hash';
import { Workbench } from '../views/workbench';
import { keepSame } from './keep-same';
import { show } from './show';

const openSettings = async (tab: number) => (await import('./settings-desk')).settingsDesk(tab);

show(
  <Workbench begin={pickedIn(location.hash)} decoding={decodeBegin(location.hash)} openSettings={openSettings} />,
  keepSame,
);
