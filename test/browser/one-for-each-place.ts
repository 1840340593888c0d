import type { Scenario } from '../lab/scenario';

/** What is shown where: a kind of token in a channel. */
const placesOf = ({ expected, expectedFirefox, seen }: Scenario): string[] =>
  [...(expectedFirefox ?? expected), ...seen].map(({ channel, kind }) => `${channel} ${kind}`);

/** Of the scenarios, in this order, as many as show each place once, and those that Firefox shows otherwise. */
export const oneForEachPlace = (scenarios: readonly Scenario[]): Scenario[] => {
  const shown = new Set<string>();
  return scenarios.filter((scenario) => {
    const news = placesOf(scenario).filter((place) => !shown.has(place));
    for (const place of news) shown.add(place);
    return news.length > 0 || scenario.expectedFirefox !== null;
  });
};
