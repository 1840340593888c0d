import { show } from './show';

show({ heading: 'workbench', workbench: false });
