import type { Channel } from './channel';
import { cookies } from './cookie';
import { type PageNews, pageReports } from './page-report';
import { requests } from './request-events';

/** All the places that are looked at. `greet` answers a page that asks whether it is watched. */
export const channels = (greet: (news: PageNews) => Promise<boolean>): readonly Channel[] => [
  requests,
  cookies,
  pageReports(greet),
];
