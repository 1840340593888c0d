import { readScenarios, type Scenario } from '../lab/scenario';
import { exactInFirefox } from './exact-in-firefox';

/** What is shown where: a kind of token in a channel. */
const placesOf = ({ expected, expectedFirefox, seen }: Scenario): string[] =>
  [...(expectedFirefox ?? expected), ...seen].map(({ channel, kind }) => `${channel} ${kind}`);

/**
 * The rules are the same in both browsers, and how they see is not: of the scenarios as many as show each place once, and
 * those that Firefox shows otherwise. `npm run test:firefox` plays all of them.
 */
const oneForEachPlace = (scenarios: readonly Scenario[]): Scenario[] => {
  const shown = new Set<string>();
  return scenarios.filter((scenario) => {
    const news = placesOf(scenario).filter((place) => !shown.has(place));
    for (const place of news) shown.add(place);
    return news.length > 0 || scenario.expectedFirefox !== null;
  });
};

exactInFirefox(oneForEachPlace(readScenarios().toReversed()));
