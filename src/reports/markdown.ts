import { levels } from "../../properties/index.ts";
import { advice } from "./terminal/known-text.ts";
import { levelsIn } from "../result/level-standing.ts";
import { printableTexts } from "../text/printable.ts";
import { type Result } from "../result/result.ts";
import { exitCodes } from "../check/result-name.ts";
import { storedText } from "./terminal/stored-text.ts";
import { code, fenced, folded, prose, table } from "./markdown-text.ts";
import {
  headlineFirst,
  inCatalogue,
  type ReportOptions,
  toldErrors,
  type ToldCounterexample,
  type ToldInvariant,
  toldInvariants,
  toldNarrower,
  withinTextOf,
} from "./told.ts";
import { usersPaidText } from "./users-paid.ts";

/** GitHub takes a mebibyte for the summary of a job's step, and drops a longer one whole. */
const mostBytes = 1_000_000;

/** A story of more lines is for the file. */
const mostLines = 400;

/** A part of the page: all of it is shown, or nothing. */
type Part = readonly string[];

/** Markdown for the summary of a job: the result first, then whatever keeps it from being better. */
export const markdownReport = (result: Result, options: ReportOptions = {}): string => {
  const invariants = toldInvariants(result, options);
  return within(mostBytes, [
    head(result),
    levelTable(result, invariants),
    // What was not answered was judged by nothing: it comes first.
    ...errors(result, options),
    ...violated(headlineFirst(invariants, result)),
    ...required(result),
    ...narrower(result),
    ...stale(result),
    ...inconclusive(result, invariants),
    ...knownFailures(result),
    ...coverage(result),
    ...distribution(result),
  ]);
};

const meanings: Readonly<Record<Result["result"], string>> = {
  conformant: "Every invariant that was chosen and applies held.",
  "known-failures":
    "Not conformant: the run passes because nothing fails but what is listed as a known failure.",
  "level-reached": "The level that was asked for is reached; something above it is not.",
  "not-conformant":
    "An invariant was violated, a scenario was not answered, or a known failure is not as listed.",
  inconclusive: "Not a pass: something was not decided.",
  unusable: "The implementation never became usable: nothing was judged.",
};

const head = (result: Result): Part => {
  const { name, version, language } = result.implementation;
  const { seed, profile, only, skip, failLevel, mechanism } = result.asked;
  const asked = [
    ...(mechanism === undefined ? [] : [`mechanism ${code(mechanism.name)}`]),
    ...(only === undefined ? [] : [`only ${code(only.join(","))}`]),
    ...(skip === undefined ? [] : [`without ${code(skip.join(","))}`]),
    ...(failLevel === undefined ? [] : [`level asked for: ${failLevel}`]),
    ...(profile === undefined ? [] : [`profile ${profile}`]),
  ];
  const within = withinTextOf(result);
  const drawn = result.exhaustive === undefined ? `scenarios, seed ${seed}` : "problems, exhaustively";
  return [
    `## ${result.result}, level ${result.level}`,
    "",
    `${meanings[result.result]} Exit code ${exitCodes[result.result]}.`,
    "",
    `${code(name)} ${code(version)} (${code(language)}): ${[`${result.runs} ${drawn}`, ...asked].join("; ")}. paripassu ${code(result.paripassu)}, specification ${code(result.spec)}.`,
    ...(within === undefined ? [] : ["", `Judged within: ${prose(within)}.`]),
    "",
    `${storedText(result.stored)}.`,
  ];
};

const levelTable = (result: Result, invariants: readonly ToldInvariant[]): Part => {
  const standing = levelsIn(result);
  const rows = levels.map((level) => {
    const of = invariants.filter((one) => one.level === level);
    const count = (verdict: ToldInvariant["verdict"]): number =>
      of.filter((one) => one.verdict === verdict && !one.isLeftOut).length;
    const leftOut = of.filter(({ isLeftOut }) => isLeftOut).length;
    return [
      level,
      standing[level],
      ...[count("held"), count("violated"), count("inconclusive"), count("not-applicable"), leftOut],
    ];
  });
  return table(["level", "reached?", "held", "violated", "inconclusive", "not applicable", "left out"], rows);
};

/** What is new: the headline first, each with its story, then a line for each that another one explains. */
const violated = (invariants: readonly ToldInvariant[]): readonly Part[] => {
  const found = invariants.filter(({ verdict, known }) => verdict === "violated" && known === undefined);
  return found.length === 0 ? [] : [["### Violated"], ...found.map(violation)];
};

/** What another invariant explains, in a line. */
const explained = (told: ToldInvariant, by: string): Part => {
  const { expected, observed, file } = told.counterexample ?? {};
  const shown =
    expected === undefined || observed === undefined || file === undefined
      ? ""
      : `; expected ${code(expected)}, observed ${code(observed)}, stored as ${code(file)}`;
  return [`- ${code(told.id)} ${sentenceOf(told)}: explained by ${code(by)}${shown}`];
};

const violation = (told: ToldInvariant): Part =>
  told.explainedBy === undefined
    ? [
        `#### ${code(told.id)} ${sentenceOf(told)}`,
        "",
        ...(told.counterexample === undefined ? ["No counterexample is kept."] : shown(told.counterexample)),
      ]
    : explained(told, told.explainedBy);

const shown = ({ expected, observed, story, replay }: ToldCounterexample): Part => [
  `- expected ${code(expected)}`,
  `- observed ${code(observed)}`,
  `- replay ${code(replay)}`,
  "",
  ...fenced(cut(story)),
];

const cut = (story: readonly string[]): readonly string[] =>
  story.length > mostLines
    ? [...story.slice(0, mostLines), `(${story.length - mostLines} more lines)`]
    : story;

/** Our own sentence as it is; one that only the document knows, as code. */
const sentenceOf = ({ id, sentence }: ToldInvariant): string =>
  inCatalogue(id)?.sentence === sentence ? prose(sentence) : code(sentence);

const errors = (result: Result, options: ReportOptions): readonly Part[] => {
  const told = toldErrors(result, options);
  if (told.length === 0) return [];
  return [
    ["### Errors"],
    ...told.map(({ kind, cause, count, file, story }) => [
      `- ${kind}${count === 1 ? "" : ` (${count} times)`}: ${code(cause)}${file === undefined ? "" : `, stored as ${code(file)}`}`,
      "",
      ...fenced(cut(story)),
    ]),
  ];
};

const required = ({ unmet = [] }: Result): readonly Part[] =>
  unmet.length === 0 ? [] : [["### Required, and not declared"], ...unmet.map((text) => [`- ${code(text)}`])];

const narrower = (result: Result): readonly Part[] => {
  const told = toldNarrower(result);
  return told === undefined
    ? []
    : [
        ["### Narrower than stored counterexamples", "", code(told.text)],
        ...told.items.map((item) => [`- ${code(item)}`]),
      ];
};

const stale = ({ stored }: Result): readonly Part[] =>
  stored.stale.length === 0
    ? []
    : [
        ["### Stale counterexamples", "", "Fix each file, or delete it."],
        ...stored.stale.map(({ path, reason }) => [`- ${code(path)}: ${code(reason)}`]),
      ];

const inconclusive = (result: Result, invariants: readonly ToldInvariant[]): readonly Part[] => {
  const found = invariants.filter(({ verdict }) => verdict === "inconclusive");
  if (found.length === 0 || result.result === "unusable") return [];
  return [
    ["### Inconclusive", "", whatToDo(result)],
    ...[...byReason(found)].map(([reason, of]) => [`- ${whoText(of)}: ${code(reason)}`]),
  ];
};

const byReason = (found: readonly ToldInvariant[]): ReadonlyMap<string, readonly ToldInvariant[]> => {
  const groups = new Map<string, readonly ToldInvariant[]>();
  for (const told of found) {
    const reason = told.reason ?? "no reason";
    groups.set(reason, [...(groups.get(reason) ?? []), told]);
  }
  return groups;
};

/** One with its sentence; several by their ids, once the reason is the same. */
const whoText = (of: readonly ToldInvariant[]): string => {
  const [only, ...others] = of;
  return only !== undefined && others.length === 0
    ? `${code(only.id)} ${sentenceOf(only)}`
    : `${of.length} invariants (${of.map(({ id }) => code(id)).join(", ")})`;
};

const whatToDo = ({ exhaustive, runs, asked }: Result): string => {
  if (exhaustive !== undefined) return "Let it run to its end, or choose a smaller scope.";
  return runs < asked.runs
    ? `${runs} of ${asked.runs} scenarios were judged: let the run end, and fix what was not answered.`
    : "More scenarios may reach what was not reached, or rarely: raise the number of runs.";
};

const knownFailures = ({ known = [] }: Result): readonly Part[] =>
  known.length === 0
    ? []
    : [
        ["### Known failures"],
        ...printableTexts(known).map(({ line, invariant, hash, status, until, reason, came }) => [
          [
            `- ${code(`${invariant} ${hash}`)} (line ${line}) ${prose(advice[status])}`,
            `${until === undefined ? "" : ` until ${code(until)}`}: ${code(reason)}`,
            came === undefined ? "" : `; what came: ${code(came)}`,
          ].join(""),
        ]),
      ];

const coverage = ({ exhaustive }: Result): readonly Part[] => {
  if (exhaustive === undefined) return [];
  const { problems, equal, judged, passedOver, cutShort, covered, notCovered } = exhaustive;
  const rows = covered.map(({ title, shapes, problems: of }) => [code(title), shapes, of]);
  return [
    [
      `${problems} problems in the scope: ${equal} traces equal to the model's, ${judged} judged by the invariants, ${passedOver} only counted.${cutShort === undefined ? "" : ` It ended early: ${code(cutShort)}.`} No level is awarded.`,
    ],
    folded("What was covered, and what was not", [
      ...table(["covered", "shapes", "problems"], rows),
      "",
      ...notCovered.map((text) => `- not covered: ${code(text)}`),
    ]),
  ];
};

const distribution = (result: Result): readonly Part[] => {
  const { markets, actions } = result.distribution;
  if (markets.length === 0) return [];
  const tried = actions.map(({ action, accepted, refused }) => [
    code(action),
    accepted,
    Object.entries(refused)
      .map(([reason, count]) => `${code(reason)} ${count}`)
      .join(", "),
  ]);
  return [
    folded("Where scenarios came from, and what became of their actions", [
      ...table(
        ["market", "scenarios", "of these: users paid"],
        markets.map((of) => [code(of.market), of.scenarios, usersPaidText(of, result).count]),
      ),
      "",
      ...table(["action", "accepted", "refused"], tried),
    ]),
  ];
};

/** The parts, as many as fit, and how many do not. */
const within = (limit: number, parts: readonly Part[]): string => {
  const kept: string[] = [];
  let left = limit;
  for (const part of parts) {
    // Items of a list follow each other; everything else stands apart.
    const isNext = [part[0], kept.at(-1)?.trimStart()].every((text) => text?.startsWith("- "));
    const text = `${isNext || kept.length === 0 ? "" : "\n"}${part.join("\n")}\n`;
    const size = Buffer.byteLength(text);
    if (size > left) continue;
    left -= size;
    kept.push(text);
  }
  const missing = parts.length - kept.length;
  const rest = `\n${missing} parts of this report are left out, for it would be too long: run.json has all of it.\n`;
  return [...kept, ...(missing === 0 ? [] : [rest])].join("");
};
