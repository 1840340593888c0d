import { exactFindings } from './exact-findings';

exactFindings('second');
