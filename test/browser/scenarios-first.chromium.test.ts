import { exactFindings } from './exact-findings';

exactFindings('first');
