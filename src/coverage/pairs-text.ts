import { features } from "../../properties/index.ts";
import { colours } from "../text/colours.ts";
import { type CountedPair, type PairCounts, possiblePairs, unreachedPairs, wronglyApart } from "./pairs.ts";

const nameOf = (place: number): string => features[place]?.name ?? "";

const pairText = ({ first, second }: CountedPair): string => `${nameOf(first)} + ${nameOf(second)}`;

/** How many pairs are apart for each reason. */
const reasonsOf = ({ pairs }: PairCounts): readonly (readonly [reason: string, pairs: number])[] => {
  const counts = new Map<string, number>();
  for (const { apart } of pairs) if (apart !== undefined) counts.set(apart, (counts.get(apart) ?? 0) + 1);
  return [...counts];
};

/** A heading and its lines; nothing where there are none. */
const section = (heading: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ["", colours.bold(heading), ...lines.map((line) => `  ${line}`)];

const counted = (count: number): string => String(count).padStart(6);

/** How many of the rarest pairs are listed. */
const listed = 12;

/** What was reached together, what cannot be, and what is rare. */
export const pairsText = (counts: PairCounts): string => {
  const possible = possiblePairs(counts);
  const unreached = unreachedPairs(counts);
  const reached = possible.length - unreached.length;
  const rarest = possible.filter(({ scenarios }) => scenarios > 0).slice(0, listed);
  return [
    `${counts.pairs.length} pairs of ${counts.features.length} features: ${reached} of ${possible.length} reached, ${counts.pairs.length - possible.length} cannot be reached together`,
    ...section(
      "pairs that cannot be reached together, by reason",
      reasonsOf(counts).map(([reason, n]) => `${counted(n)}  ${reason}`),
    ),
    ...section("reached, although they are said to be apart", wronglyApart(counts).map(pairText)),
    ...section("not reached", unreached.map(pairText)),
    ...section(
      "the rarest that were reached, and in how many scenarios",
      rarest.map((pair) => `${counted(pair.scenarios)}  ${pairText(pair)}`),
    ),
  ].join("\n");
};

/** The same as a document: every feature, and every pair with its count. */
export const pairsDocument = (counts: PairCounts) => ({
  features: features.map(({ name, group, sentence }, place) => ({
    name,
    group,
    sentence,
    scenarios: counts.features[place] ?? 0,
  })),
  pairs: counts.pairs.map(({ first, second, apart, scenarios }) => ({
    features: [nameOf(first), nameOf(second)],
    scenarios,
    ...(apart === undefined ? {} : { apart }),
  })),
});
