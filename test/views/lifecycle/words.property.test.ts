import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entriesOf } from '../../../src/views/lifecycle/entries-of';
import { meaningOf } from '../../../src/views/lifecycle/event-meaning';
import { knownBy, whenText } from '../../../src/views/lifecycle/event-when';
import { eventTitle, evidenceWord } from '../../../src/views/lifecycle/event-words';
import { figureWords } from '../../../src/views/lifecycle/figure-words';
import { figuresOf } from '../../../src/views/lifecycle/figures';
import { lanesOf } from '../../../src/views/lifecycle/lanes-of';
import { wireFactsOf } from '../../../src/views/lifecycle/wire-facts';
import { grant, inspection, NOW } from '../sample';
import { translator } from '../translate';
import { anEvent } from './an-event';

const LANGUAGES = [translator('en'), translator('ja')];

test('whatever an event says, and whatever is missing of it, every word about it is filled in', () => {
  fc.assert(
    fc.property(fc.array(anEvent, { minLength: 1, maxLength: 12 }), (events) => {
      const own = grant(
        'g',
        [...events].sort((a, b) => a.at - b.at),
      );
      const known = inspection({ grants: [own] });
      const entries = entriesOf([own]);
      const lanes = lanesOf([own], known);
      const words = LANGUAGES.flatMap((t) => [
        ...entries.flatMap((entry) => [
          eventTitle(t, entry, known),
          evidenceWord(t, entry.event),
          knownBy(t, entry.event),
          meaningOf(t, entry, entries),
          whenText(t, entry, entries, NOW),
          ...wireFactsOf(t, entry, entries, known).flatMap(({ name, value }) => [name, value]),
        ]),
        ...lanes.flatMap((lane) => figureWords(t, figuresOf(lane, known), NOW).flatMap(Object.values<string>)),
      ]);
      expect(words.filter((text) => text === '' || /undefined|NaN|\[object|\$\d/.test(text))).toEqual([]);
    }),
    { seed: 20300615, numRuns: 200 },
  );
});
