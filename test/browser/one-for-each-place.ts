import type { Scenario } from '../lab/scenario';

/** The channels it shows something in: how they are seen differs between browsers, and what is understood by it does not. */
const placesOf = ({ expected, expectedFirefox, seen }: Scenario): string[] => [
  ...new Set([...(expectedFirefox ?? expected), ...seen].map(({ channel }) => channel)),
];

/** Of the scenarios a few that show each place at least once, and those that Firefox shows otherwise; those that show most first. */
export const oneForEachPlace = (scenarios: readonly Scenario[]): Scenario[] => {
  const chosen = scenarios.filter(({ expectedFirefox }) => expectedFirefox !== null);
  const shown = new Set(chosen.flatMap(placesOf));
  const newsOf = (scenario: Scenario): number => placesOf(scenario).filter((place) => !shown.has(place)).length;
  for (;;) {
    const next = scenarios.toSorted((one, other) => newsOf(other) - newsOf(one))[0];
    if (!next || newsOf(next) === 0) return chosen;
    chosen.push(next);
    for (const place of placesOf(next)) shown.add(place);
  }
};
