import { decodeBegin } from '../views/decode/decode-hash';
import { pickedIn } from '../views/picked-hash';
import { Workbench } from '../views/workbench';
import { show } from './show';

show(<Workbench begin={pickedIn(location.hash)} decoding={decodeBegin(location.hash)} />);
