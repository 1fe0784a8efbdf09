import { mostSpecificFirst, type Observation } from "../../properties/index.ts";
import { colours } from "../text/colours.ts";
import type { About } from "../protocol/implementation.ts";
import { printable } from "../text/printable.ts";
import type { Conviction } from "../campaign/conviction.ts";
import { actionText, layerText, stateLines, story } from "../story/story.ts";
import { aboutText } from "../reports/terminal/summary-lines.ts";
import type { Judged } from "../campaign/trial.ts";
import type { Compared, Row } from "./compare.ts";

/** What came of a scenario, for people: the comparison, the most specific violated invariant as a story, the others in a line. */
export const answerText = (
  about: About,
  { observation, judgements }: Pick<Judged, "observation" | "judgements">,
  steps: readonly Compared[],
  convictions: readonly Conviction[],
  again: string,
): string => {
  const [first, ...others] = mostSpecificFirst().flatMap((invariant) =>
    convictions.filter((one) => one.invariant === invariant),
  );
  const equal = steps.filter(({ rows }) => rows.every(({ isEqual }) => isEqual)).length;
  const judged = `${judgements.length} invariants apply to this scenario`;
  return [
    ...comparisonLines(observation, steps),
    "",
    ...(first === undefined ? [] : [story(first, again), ""]),
    ...others.map(
      ({ invariant, violation: { expected, observed } }) =>
        `${colours.red("✗")} ${invariant.id.padEnd(8)} ${invariant.sentence}\n           expected ${expected}; observed ${observed}`,
    ),
    ...(others.length > 0 ? [""] : []),
    `${aboutText(about)}: ${equal} of ${steps.length} steps come out as the model's`,
    ...(convictions.length === 0 && equal < steps.length
      ? ["what differs is left open by the law, as an unspecified rounding leaves it"]
      : []),
    convictions.length === 0
      ? colours.green(`${judged}, and none is violated`)
      : colours.red(`${convictions.length} of the ${judged.replace(" apply", " that apply")} are violated`),
    "",
  ].join("\n");
};

/** Where it begins, then the model's values beside the implementation's, step by step. */
const comparisonLines = (
  { mechanism, genesis }: Observation,
  steps: readonly Compared[],
): readonly string[] => {
  const waterfall = mechanism.waterfall.map(layerText).join(" -> ");
  const { remainder, exits, surplus } = mechanism;
  return [
    `  waterfall  ${waterfall === "" ? "(no layers)" : waterfall}`,
    `             remainder ${remainder}, exits ${exits}, surplus to ${surplus}`,
    ...(genesis.accounts.size === 0
      ? ["  before     no accounts"]
      : ["  before", ...stateLines(genesis, "      ")]),
    ...steps.flatMap(({ action, rows }, i) => [
      `  ${`${i + 1}.`.padEnd(3)} ${colours.bold(actionText(action))}`,
      ...rowLines(rows),
    ]),
  ];
};

const rowLines = (rows: readonly Row[]): readonly string[] => {
  if (rows.length === 0) return ["      nothing changes"];
  const cells = rows.map(({ what, expected, observed }) =>
    [what, expected, observed].map((text) => printable(text)),
  );
  const titled = [["", "expected", "observed"], ...cells];
  const widths = [0, 1, 2].map((k) => Math.max(...titled.map((line) => line[k]?.length ?? 0)));
  return titled.map(([what = "", expected = "", observed = ""], i) => {
    const line = `      ${what.padEnd(widths[0] ?? 0)}  ${expected.padStart(widths[1] ?? 0)}  ${observed.padStart(widths[2] ?? 0)}`;
    return rows[i - 1]?.isEqual === false ? colours.red(`${line}  <- differs`) : line;
  });
};
