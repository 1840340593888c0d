import { readScenarios } from '../lab/scenario';
import { exactInFirefox } from './exact-in-firefox';

exactInFirefox(readScenarios());
