import { invariants } from "../../properties/index.ts";
import { readScenario, type Scenario } from "../../spec/index.ts";
import { tellingOf } from "../headline.ts";
import type { Implementation } from "../implementation.ts";
import { printable } from "../printable.ts";
import { quoted } from "../quoted.ts";
import { exitCodes } from "../result.ts";
import type { Conviction } from "../shrink.ts";
import { story } from "../story.ts";
import { aboutText } from "../summary.ts";
import { tryScenario } from "../trial.ts";
import { openSubject, type Subject, subjectText } from "./subject.ts";
import { readDocument, refuse } from "./usage.ts";

/** The scenario in a stored counterexample, or the document itself when it is one. */
const scenarioIn = (document: unknown): unknown =>
  typeof document === "object" && document !== null && Object.hasOwn(document, "scenario")
    ? (document as { scenario: unknown }).scenario
    : document;

/** Runs `paripassu replay`: one stored scenario, judged by every invariant. */
export const replayCommand = async (path: string, subject: Subject): Promise<number> => {
  const reading = readScenario(scenarioIn(await readDocument(path)));
  if (!reading.ok) throw refuse(path, "scenario", reading.faults);
  const opening = await openSubject(subject, reading.value.mechanism);
  if (!opening.ok) {
    process.stdout.write(`unusable: ${opening.failure.message}\n`);
    return exitCodes.unusable;
  }
  const { implementation } = opening;
  const code = await judgeOne(
    implementation,
    reading.value,
    path,
    `npx paripassu replay ${quoted(path)}${subjectText(subject)}`,
  );
  const late = await implementation.close();
  for (const { kind, message } of late) process.stdout.write(`${kind}: ${message}\n`);
  return late.length > 0 ? Math.max(code, exitCodes["not-conformant"]) : code;
};

const judgeOne = async (
  implementation: Implementation,
  scenario: Scenario,
  path: string,
  replay: string,
): Promise<number> => {
  const trial = await tryScenario(implementation, scenario, invariants, "all");
  if (trial.kind === "failure") {
    process.stdout.write(`${trial.failure.kind}: ${trial.failure.message}\n`);
    return exitCodes["not-conformant"];
  }
  const { observation, judgements } = trial;
  const convictions = judgements.flatMap(({ invariant, violation, counterparts }): Conviction[] =>
    violation === undefined
      ? []
      : [{ invariant, violation, observation, counterparts, unshrunk: scenario, origin: printable(path) }],
  );
  const { leads, explainedBy } = tellingOf(convictions);
  const stories = leads.map((lead) => {
    const here = [...explainedBy].flatMap(([id, by]) => (by === lead ? [id] : []));
    return `${story(lead, replay, { here, elsewhere: [] })}\n\n`;
  });
  const outcome =
    convictions.length === 0
      ? `${judgements.length} invariants apply to this scenario, and none is violated`
      : `${convictions.length} of the ${judgements.length} invariants that apply to this scenario are violated`;
  process.stdout.write(`${stories.join("")}${aboutText(implementation.about)}: ${outcome}\n`);
  return convictions.length === 0 ? exitCodes.conformant : exitCodes["not-conformant"];
};
