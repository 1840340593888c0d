import { readScenarios } from '../lab/scenario';
import { exactInFirefox } from './exact-in-firefox';
import { oneForEachPlace } from './one-for-each-place';

// The rules are the same in both browsers, and how they see is not. `npm run test:long` plays all of them.
exactInFirefox(oneForEachPlace(readScenarios().toReversed()));
