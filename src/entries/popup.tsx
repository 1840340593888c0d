import { show } from './show';

show({ workbench: true });
