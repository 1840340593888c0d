import type { Channel } from './channel';
import { cookies } from './cookie';
import { type PageNews, pageReports } from './page-report';
import { requests } from './request-events';

/**
 * All the places that are looked at. `greet` answers a page that asks whether it is watched; `isLookedAt` says at once
 * whether an origin may be, and yes where that is not known yet.
 */
export const channels = (
  greet: (news: PageNews) => Promise<boolean>,
  isLookedAt: (origin: string) => boolean,
): readonly Channel[] => [requests(isLookedAt), cookies, pageReports(greet)];
