import { pickedIn } from '../views/picked-hash';
import { Workbench } from '../views/workbench';
import { show } from './show';

show(<Workbench begin={pickedIn(location.hash)} />);
