import { print as say } from "../text/print.ts";
import { invariants } from "../../properties/index.ts";
import { type Mechanism, readScenario, type Scenario, writeMechanism } from "../../spec/index.ts";
import { beyondDeclared } from "../ask/beyond.ts";
import { compared } from "../ask/compare.ts";
import { askDocument, failureDocument } from "../ask/document.ts";
import { answerText } from "../ask/text.ts";
import { documentText } from "../files/files.ts";
import type { Failure, Implementation } from "../protocol/implementation.ts";
import { quoted } from "../text/quoted.ts";
import { exitCodes } from "../check/result-name.ts";
import { aboutText } from "../reports/terminal/summary-lines.ts";
import { tryScenario } from "../campaign/trial.ts";
import { convictionsIn, scenarioIn } from "./replay.ts";
import { mechanismNamed } from "./mechanism-named.ts";
import { openSubject, type Subject, subjectText } from "./subject.ts";
import { readDocument, refuse, UsageError } from "./usage.ts";

export interface AskFlags extends Omit<Subject, "command"> {
  readonly mechanism?: string;
  readonly json?: boolean;
}

/**
 * Runs `paripassu ask`: a scenario that somebody wrote, on an implementation.
 * What the model expects stands beside what came, and all of it is judged.
 */
export const askCommand = async (
  path: string,
  command: readonly string[],
  { mechanism: name, json = false, ...flags }: AskFlags,
): Promise<number> => {
  const subject: Subject = { ...flags, command };
  const document = withMechanism(path, scenarioIn(await readDocument(path)), await mechanismBy(name));
  const whole = lacksMechanism(document) ? undefined : scenarioFrom(path, document);
  const opening = await openSubject(subject, whole?.mechanism);
  if (!opening.ok) {
    const { failure } = opening;
    print(json, failureDocument("unusable", [failure]), `unusable: ${failure.message}\n`);
    return exitCodes.unusable;
  }
  const { implementation } = opening;
  const scenario = await orClose(implementation, () => {
    const asked = whole ?? scenarioFrom(path, withMechanism(path, document, onlyOf(path, implementation)));
    refuseBeyond(path, asked, implementation);
    return asked;
  });
  const trial = await tryScenario(implementation, scenario, invariants, "all");
  const late = await implementation.close();
  if (trial.kind === "failure") {
    const failures = [trial.failure, ...late];
    print(json, failureDocument("not-conformant", failures, implementation.about), failureText(failures));
    return exitCodes["not-conformant"];
  }
  const steps = compared(trial.observation);
  const convictions = convictionsIn(trial, path);
  const mechanism = name === undefined ? "" : ` --mechanism ${quoted(name)}`;
  const again = `npx paripassu ask ${quoted(path)}${mechanism}${subjectText(subject)}`;
  print(
    json,
    askDocument(implementation.about, trial, steps, invariants, late),
    answerText(implementation.about, trial, steps, convictions, again) + failureText(late),
  );
  return convictions.length + late.length > 0 ? exitCodes["not-conformant"] : exitCodes.conformant;
};

const mechanismBy = async (name: string | undefined): Promise<Mechanism | undefined> =>
  name === undefined ? undefined : mechanismNamed(name);

/** A scenario that leaves the mechanism to others. */
const lacksMechanism = (document: unknown): document is object =>
  typeof document === "object" &&
  document !== null &&
  !Array.isArray(document) &&
  !Object.hasOwn(document, "mechanism");

const withMechanism = (path: string, document: unknown, mechanism: Mechanism | undefined): unknown => {
  if (mechanism === undefined) return document;
  if (lacksMechanism(document)) return { mechanism: writeMechanism(mechanism, String), ...document };
  throw new UsageError(
    `--mechanism: ${path} has a mechanism of its own, which is asked: leave one of the two out`,
  );
};

const scenarioFrom = (path: string, document: unknown): Scenario => {
  const reading = readScenario(document);
  if (!reading.ok) throw refuse(path, "scenario", reading.faults);
  if (reading.value.actions.length > 0) return reading.value;
  throw new UsageError(
    `${path} has no actions: there is nothing to ask. Add one, such as {"type":"resolve"}.`,
  );
};

/** The one mechanism of an implementation that has no other. */
const onlyOf = (path: string, { about, capabilities: { mechanisms } }: Implementation): Mechanism => {
  const [only, ...others] = mechanisms === "any" ? [] : mechanisms;
  if (only !== undefined && others.length === 0) return only;
  throw new UsageError(
    `${path} names no mechanism, and ${aboutText(about)} declares ${mechanisms === "any" ? "any" : mechanisms.length}: name one with --mechanism, or write it into the scenario`,
  );
};

const refuseBeyond = (path: string, scenario: Scenario, { about, capabilities }: Implementation): void => {
  const beyond = beyondDeclared(scenario, capabilities);
  if (beyond === undefined) return;
  throw new UsageError(`${path} asks ${aboutText(about)} for what it does not declare: ${beyond}`);
};

const orClose = async <T>(implementation: Implementation, make: () => T): Promise<T> => {
  try {
    return make();
  } catch (error) {
    await implementation.close();
    throw error;
  }
};

const print = (json: boolean, document: unknown, text: string): void => {
  say(json ? documentText(document) : text);
};

const failureText = (failures: readonly Failure[]): string =>
  failures.map(({ kind, message }) => `${kind}: ${message}\n`).join("");
