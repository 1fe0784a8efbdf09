import { invariants, undeclaredIn } from "../../properties/index.ts";
import { readScenario, type Scenario } from "../../spec/index.ts";
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

/** Runs `paripassu replay`: one stored scenario, judged by every invariant, if it is declared. */
export const replayCommand = async (path: string, subject: Subject): Promise<number> => {
  const reading = readScenario(scenarioIn(await readDocument(path)));
  if (!reading.ok) throw refuse(path, "scenario", reading.faults);
  const opening = await openSubject(subject, reading.value.mechanism);
  if (!opening.ok) {
    process.stdout.write(`unusable: ${opening.failure.message}\n`);
    return exitCodes.unusable;
  }
  const { implementation } = opening;
  const { code, text } = await replayed(
    implementation,
    reading.value,
    path,
    `npx paripassu replay ${quoted(path)}${subjectText(subject)}`,
  );
  process.stdout.write(text);
  const late = await implementation.close();
  for (const { kind, message } of late) process.stdout.write(`${kind}: ${message}\n`);
  return late.length > 0 ? Math.max(code, exitCodes["not-conformant"]) : code;
};

/** What came of a scenario from a file: what is said of it, its exit code, and what it convicts the implementation of. */
export interface Replayed {
  readonly code: number;
  readonly text: string;
  readonly convictions: readonly Conviction[];
}

/** Runs one scenario again, and judges it by every invariant; `replay` is the command that does it. */
export const replayed = async (
  implementation: Implementation,
  scenario: Scenario,
  path: string,
  replay: string,
): Promise<Replayed> => {
  const about = aboutText(implementation.about);
  const undeclared = undeclaredIn(scenario, implementation.capabilities);
  if (undeclared !== undefined)
    return {
      code: exitCodes.inconclusive,
      text: `nothing was run: the scenario asks for ${printable(undeclared)}, which ${about} does not declare in supports\n`,
      convictions: [],
    };
  const trial = await tryScenario(implementation, scenario, invariants, "all");
  if (trial.kind === "failure")
    return {
      code: exitCodes["not-conformant"],
      text: `${trial.failure.kind}: ${trial.failure.message}\n`,
      convictions: [],
    };
  const { observation, judgements } = trial;
  const convictions = judgements.flatMap(({ invariant, violation, counterparts }): Conviction[] =>
    violation === undefined
      ? []
      : [{ invariant, violation, observation, counterparts, unshrunk: scenario, origin: printable(path) }],
  );
  const stories = convictions.map((conviction) => `${story(conviction, replay)}\n\n`);
  const outcome =
    convictions.length === 0
      ? `${judgements.length} invariants apply to this scenario, and none is violated`
      : `${convictions.length} of the ${judgements.length} invariants that apply to this scenario are violated`;
  return {
    code: convictions.length === 0 ? exitCodes.conformant : exitCodes["not-conformant"],
    text: `${stories.join("")}${about}: ${outcome}\n`,
    convictions,
  };
};
