import { disguise } from '../channels/page/disguise';
import { hookFetch } from '../channels/page/hook-fetch';
import { hookXhr } from '../channels/page/hook-xhr';
import { outbox } from '../channels/page/outbox';

disguise();
hookFetch();
hookXhr();
outbox.open();
