import type { Report } from "../../check/report.ts";
import { newConvictions } from "../../check/new-convictions.ts";
import { colours } from "../../text/colours.ts";
import { hashOf } from "../../protocol/scenario-hash.ts";
import { writeScenario } from "../../../spec/index.ts";
import { isBroken, type KnownOutcome, type KnownStatus } from "../../check/run-known.ts";

/** What a line says, and what has to be done about it where it does not hold. */
export const advice: Readonly<Record<KnownStatus, string>> = {
  "as listed": "known",
  "left out": "known, and left out of this run",
  passes: "passes: delete the line. The stored counterexample still runs first in each check",
  expired: "expired: fix the failure, or set a new until: date",
  "another story": "fails differently: fix it, or list the new counterexample",
  "not declared": "asks for what the implementation does not declare: delete the line",
};

/** What came of one known failure. */
export const knownLine = ({ failure, status, observed }: KnownOutcome): string => {
  const { line, invariant, hash, until, reason } = failure;
  const name = `${invariant} ${hash}`;
  if (status === "as listed" || status === "left out")
    return `  - ${name} ${advice[status]}${until === undefined ? "" : ` until ${until}`}: ${reason}`;
  const story =
    observed === undefined
      ? ""
      : ` (${observed}; it was: expected ${failure.expected}; observed ${failure.observed})`;
  return `  ${colours.red("!")} ${name} (line ${line}) ${advice[status]}${story}`;
};

/** What came of the known failures, a line each; nothing where none were asked for. */
export const knownLines = ({ known, result }: Report): readonly string[] => {
  if (known === undefined) return [];
  const broken = known.filter(isBroken).length;
  return [
    ...(result === "known-failures"
      ? ["not conformant: it passes because nothing fails but what is listed as a known failure"]
      : []),
    `${known.length} known failures run again${broken === 0 ? "" : `, ${broken} of them not as listed`}`,
    ...known.map(knownLine),
  ];
};

/** The lines by which new convictions could be listed, where known failures were asked for. */
export const linesToList = (report: Report): readonly string[] => {
  const added = report.known === undefined ? [] : newConvictions(report);
  if (added.length === 0) return [];
  return [
    "",
    "to list what is new as known failures, with a reason each:",
    ...added.map(
      ({ invariant, observation }) =>
        `  ${invariant.id} ${hashOf(writeScenario(observation.scenario, String))} REASON`,
    ),
  ];
};
