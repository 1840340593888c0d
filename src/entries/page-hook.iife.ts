import { disguise } from '../channels/page/disguise';
import { hookBeacon } from '../channels/page/hook-beacon';
import { hookBroadcast } from '../channels/page/hook-broadcast';
import { hookFetch } from '../channels/page/hook-fetch';
import { hookMessages } from '../channels/page/hook-message';
import { hookResponse } from '../channels/page/hook-response';
import { hookStreams } from '../channels/page/hook-stream';
import { hookXhr } from '../channels/page/hook-xhr';
import { outbox } from '../channels/page/outbox';

disguise();
hookFetch();
hookResponse();
hookStreams();
hookXhr();
hookBeacon();
hookMessages();
hookBroadcast();
outbox.open();
