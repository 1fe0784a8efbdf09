import { genesisOf, type Scenario } from "../../../spec/index.ts";
import { colours } from "../../text/colours.ts";
import type { ToldFailure } from "../../campaign/finding.ts";
import { causeOf } from "../../protocol/same-cause.ts";
import { actionText, layerText, stateLines } from "../../story/story.ts";
import { wrap } from "../../text/wrap.ts";

const width = 100;
const label = (name: string): string => `  ${name.padEnd(10)} `;
const hanging = label("");

/** A failure in one line: the kind, the cause, and how often it came. */
export const failureLine = (failure: ToldFailure): string =>
  `${colours.red("!")} ${failure.kind}: ${causeOf(failure).text}${timesText(failure)}`;

const timesText = ({ count, scenario, dependsOn }: ToldFailure): string => {
  if (count === undefined) return "";
  return scenario === undefined || dependsOn !== undefined
    ? ` (${counted(count, "time")})`
    : ` (${counted(count, "scenario")})`;
};

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;

/**
 * A failure as a short story: the cause, how often it came, the traceback,
 * what it depends on, the smallest scenario, and the command that shows it again.
 */
export const failureStory = (failure: ToldFailure, replay?: string): string => {
  const { kind, scenario, origin, before } = failure;
  const cause = causeOf(failure);
  const isLog = cause.record !== undefined;
  return [
    `${colours.red("✗")} ${colours.bold(kind)}  ${colours.bold(cause.text)}`,
    "",
    ...observedLines(failure),
    ...(failure.count === undefined ? [] : [`${label("happened")}${happenedText(failure)}`]),
    // What the program wrote has a mark of its own.
    ...titled(
      isLog ? "its log" : "trace",
      (cause.trace ?? []).map((line) => `| ${line}`),
    ),
    ...dependsLines(failure),
    ...(scenario === undefined || isEmpty(failure) ? [] : scenarioLines(scenario, before !== undefined)),
    ...(kind === "crash" && scenario !== undefined && !isLog
      ? wrap(answerErrors, width, label("to do"), hanging)
      : []),
    ...(origin === undefined ? [] : [`${label("found in")}${origin}`]),
    ...(replay === undefined || scenario === undefined ? [] : [`${label("replay")}${replay}`]),
  ].join("\n");
};

const answerErrors =
  'Catch the error, answer {"type":"error","id":...,"message":...}, and go on with the next scenario: see the starters.';

const happenedText = ({ count = 0, scenario, dependsOn, kind }: ToldFailure): string => {
  if (scenario === undefined || dependsOn !== undefined) return `${counted(count, "time")} in this run`;
  const smallest = kind === "flaky" ? "" : "; this is the smallest that was found";
  return `in ${counted(count, "scenario")} of this run${smallest}`;
};

/** What became of the program: what it wrote is told apart. */
const observedLines = ({ message, record = message, dependsOn }: ToldFailure): readonly string[] => {
  const lines = record
    .split("\n")
    .filter((line) => dependsOn === undefined || !line.startsWith("It depends on"));
  const [first = "", ...others] = lines;
  return [
    ...wrap(first, width, label("observed"), hanging),
    ...others.flatMap((line) => wrap(line, width, hanging)),
  ];
};

/** Nothing is done in any scenario that shows it. */
const isEmpty = ({ scenario, before = [] }: ToldFailure): boolean =>
  before.length > 0 && [...before, scenario].every((one) => one?.actions.length === 0);

const dependsLines = (failure: ToldFailure): readonly string[] => {
  const { dependsOn = [], origin } = failure;
  if (dependsOn.length === 0) return [];
  const these = dependsOn.length === 1 ? "this one" : `these ${dependsOn.length}`;
  const any = isEmpty(failure)
    ? " Only their number matters: it also fails after the same number of empty scenarios."
    : "";
  return [
    ...wrap(
      `earlier scenarios. In a process of its own ${origin ?? "it"} is answered; it fails after ${these} in the same process.${any}`,
      width,
      label("depends on"),
      hanging,
    ),
    ...dependsOn.map((one) => `${hanging}- ${one.origin}`),
  ];
};

const titled = (name: string, lines: readonly string[]): readonly string[] =>
  lines.map((line, i) => `${i === 0 ? label(name) : hanging}${line}`);

/** Who has what, and what is done. */
const scenarioLines = (scenario: Scenario, isLast: boolean): readonly string[] => {
  const { mechanism, actions } = scenario;
  const waterfall = mechanism.waterfall.map(layerText).join(" -> ");
  return [
    `${label("waterfall")}${waterfall === "" ? "(no layers)" : waterfall}`,
    `  ${isLast ? "the last begins with" : "before"}`,
    ...stateLines(genesisOf(scenario), "      "),
    ...(actions.length === 0
      ? [`${label("then")}nothing: it has no actions`]
      : titled(
          "then",
          actions.map((action) => actionText(action)),
        )),
  ];
};
