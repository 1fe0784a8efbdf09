import { invariants, undeclaredIn } from "../../properties/index.ts";
import { genesisOf, readScenario, type Scenario } from "../../spec/index.ts";
import { tellingOf } from "../check/headline.ts";
import type { Implementation } from "../protocol/implementation.ts";
import { failureStory } from "../reports/terminal/failure-text.ts";
import { print, printError } from "../text/print.ts";
import { printable } from "../text/printable.ts";
import { quoted } from "../text/quoted.ts";
import { exitCodes } from "../check/result-name.ts";
import type { Conviction } from "../campaign/conviction.ts";
import { story } from "../story/story.ts";
import { aboutText } from "../reports/terminal/summary-lines.ts";
import type { Judged } from "../campaign/trial.ts";
import { tryAfter } from "../failures/try-after.ts";
import { refuseLongMessage } from "./message-size.ts";
import { isLong } from "./progress.ts";
import { openSubject, type Subject, subjectText } from "./subject.ts";
import { readDocument, refuse } from "./usage.ts";

/** The scenario in a stored counterexample, or the document itself when it is one. */
export const scenarioIn = (document: unknown): unknown => scenariosIn(document).scenario;

/** The scenario in a stored counterexample, and what is asked before it; or the document itself when it is one. */
const scenariosIn = (
  document: unknown,
): { readonly scenario: unknown; readonly before: readonly unknown[] } => {
  if (typeof document !== "object" || document === null || !Object.hasOwn(document, "scenario"))
    return { scenario: document, before: [] };
  const { scenario, before = [] } = document as { scenario: unknown; before?: unknown };
  return { scenario, before: Array.isArray(before) ? before : [before] };
};

/** Runs `paripassu replay`: one stored scenario, judged by every invariant, if it is declared. */
export const replayCommand = async (path: string, subject: Subject): Promise<number> => {
  const document = scenariosIn(await readDocument(path));
  const reading = readScenario(document.scenario);
  if (!reading.ok) throw refuse(path, "scenario", reading.faults);
  refuseLongMessage(path, reading.value, subject);
  const { actions } = reading.value;
  const accounts = genesisOf(reading.value).accounts.size;
  if (isLong(actions.length, accounts))
    printError(`running ${actions.length} actions on ${accounts} accounts, and judging them by every law\n`);
  const before = document.before.map((one) => {
    const earlier = readScenario(one);
    if (!earlier.ok) throw refuse(path, "scenario", earlier.faults);
    return earlier.value;
  });
  const opening = await openSubject(subject, reading.value.mechanism);
  if (!opening.ok) {
    print(`unusable: ${opening.failure.message}\n`);
    return exitCodes.unusable;
  }
  const { implementation } = opening;
  const { code, text } = await replayed(
    implementation,
    { scenario: reading.value, before },
    path,
    `npx paripassu replay ${quoted(path)}${subjectText(subject)}`,
  );
  print(text);
  const late = await implementation.close();
  for (const { kind, message } of late) print(`${kind}: ${message}\n`);
  return late.length > 0 ? Math.max(code, exitCodes["not-conformant"]) : code;
};

/** The invariants that a scenario of somebody's violates, each as a conviction. */
export const convictionsIn = ({ observation, judgements }: Judged, path: string): readonly Conviction[] =>
  judgements.flatMap(({ invariant, violation, counterparts }): readonly Conviction[] => {
    if (violation === undefined) return [];
    const { scenario: unshrunk } = observation;
    return [{ invariant, violation, observation, counterparts, unshrunk, origin: printable(path) }];
  });

/** What came of a scenario from a file: what is said of it, its exit code, and what it convicts the implementation of. */
export interface Replayed {
  readonly code: number;
  readonly text: string;
  readonly convictions: readonly Conviction[];
}

/** Runs one scenario again, and judges it by every invariant; `replay` is the command that does it. */
export const replayed = async (
  implementation: Implementation,
  { scenario, before }: { readonly scenario: Scenario; readonly before: readonly Scenario[] },
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
  const trial = await tryAfter(implementation, before, scenario, invariants);
  if (trial.kind === "failure") {
    const told = { ...trial.failure, scenario: trial.scenario, ...(before.length === 0 ? {} : { before }) };
    return {
      code: exitCodes["not-conformant"],
      text: `${failureStory(told, replay)}\n`,
      convictions: [],
    };
  }
  const { judgements } = trial;
  const convictions = convictionsIn(trial, path);
  const { leads, explainedBy } = tellingOf(convictions);
  const stories = leads.map((lead) => {
    const here = [...explainedBy].flatMap(([id, by]) => (by === lead ? [id] : []));
    return `${story(lead, replay, { here, elsewhere: [] })}\n\n`;
  });
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
