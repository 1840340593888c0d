import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes minutes, the longest first: begun last, one file would keep one of two processors busy at the end. */
const LONGEST = [
  /scenarios-(first|second)\.chromium/,
  /scenarios\.firefox/,
  /access\.chromium/,
  /login\.firefox/,
  /lifecycle/,
  /sight-bad-input/,
];

/** Vitest itself knows how long files take only from a run before, and a fresh clone had none. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = LONGEST.findIndex((name) => name.test(moduleId));
      return at < 0 ? LONGEST.length : at;
    };
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}
