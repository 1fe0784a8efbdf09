import { documentText } from "../files/files.ts";
import { advice } from "./terminal/known-text.ts";
import { levelsIn } from "../result/level-standing.ts";
import { printableTexts } from "../text/printable.ts";
import { type Result } from "../result/result.ts";
import { exitCodes } from "../check/result-name.ts";
import { storedText } from "./terminal/stored-text.ts";
import { withinOf } from "../result/within.ts";
import { plain } from "./plain.ts";
import { rulesOf } from "./sarif-rules.ts";
import { messageOf } from "./sarif-text.ts";
import { timesOf } from "./times.ts";
import {
  aboutOf,
  headlineFirst,
  passes,
  type ReportOptions,
  titleOf,
  toldErrors,
  type ToldInvariant,
  toldInvariants,
  toldNarrower,
} from "./told.ts";

/** A result of SARIF, as far as we need one. */
interface Finding {
  readonly ruleId: string;
  readonly kind: "fail" | "open";
  /** Of anything but a failure: none (SARIF 2.1.0, 3.27.10). */
  readonly level: "error" | "none";
  readonly text: string;
  /** Within the folder of counterexamples. */
  readonly file?: string;
  /** What it is known by from run to run. */
  readonly fingerprint: string;
  readonly justification?: string;
  readonly properties?: object;
}

/**
 * SARIF 2.1.0 (OASIS). Results are what was violated and what is open; who
 * ignores their kind, as GitHub's code scanning does, would take what held
 * for an alert, so all verdicts are in the properties of the run instead.
 */
export const sarifReport = (result: Result, options: ReportOptions = {}): string => {
  const invariants = toldInvariants(result, options);
  const rules = rulesOf(invariants);
  const ids = rules.map(({ id }) => id);
  const findings = [
    ...headlineFirst(invariants, result).flatMap(verdictFindings),
    ...errorFindings(result, options),
    ...(result.unmet ?? []).map((text) => failed("required", plain(text), plain(text))),
    ...narrowerFindings(result),
    ...staleFindings(result),
    ...knownFindings(result),
  ];
  const all = [...runFindings(result, findings), ...findings];
  const { regressions = "regressions" } = options;
  return documentText({
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "paripassu", version: plain(result.paripassu), rules } },
        invocations: [invocationOf(result)],
        results: all.map((finding) => ({
          ruleId: finding.ruleId,
          ruleIndex: ids.indexOf(finding.ruleId),
          kind: finding.kind,
          level: finding.level,
          message: { text: messageOf(finding.text) },
          locations: [{ physicalLocation: locationOf(regressions, finding.file) }],
          partialFingerprints: { "paripassu/v1": finding.fingerprint },
          ...(finding.justification === undefined
            ? {}
            : {
                suppressions: [
                  { kind: "external", status: "accepted", justification: finding.justification },
                ],
              }),
          ...(finding.properties === undefined ? {} : { properties: finding.properties }),
        })),
        properties: {
          result: result.result,
          level: result.level,
          levels: levelsIn(result),
          implementation: aboutOf(result),
          spec: plain(result.spec),
          runs: result.runs,
          seed: result.asked.seed,
          within: withinOf(printableTexts(result)),
          stored: storedText(result.stored),
          ...(result.asked.allowNarrower === undefined
            ? {}
            : { allowNarrower: plain(result.asked.allowNarrower) }),
          verdicts: invariants.map(({ id, level, verdict, reason }) => ({ id, level, verdict, reason })),
        },
      },
    ],
  });
};

const verdictFindings = (told: ToldInvariant): readonly Finding[] => {
  const { id, sentence, verdict, reason, counterexample, explainedBy, known } = told;
  const explained = explainedBy === undefined ? "" : ` Explained by ${explainedBy}.`;
  if (verdict === "inconclusive")
    return [
      {
        ruleId: id,
        kind: "open",
        level: "none",
        text: `Inconclusive: ${sentence}.${reason === undefined ? "" : ` ${reason}`}`,
        fingerprint: `${id}/inconclusive`,
      },
    ];
  if (verdict !== "violated") return [];
  const violated = { ruleId: id, kind: "fail", level: "error" } as const;
  const suppressed = known === undefined ? {} : { justification: known.reason };
  if (counterexample === undefined)
    return [
      {
        ...violated,
        text: `Violated: ${sentence}.`,
        fingerprint: `${id}/${known?.hash ?? ""}`,
        ...suppressed,
      },
    ];
  const { expected, observed, file, hash, story, replay } = counterexample;
  return [
    {
      ...violated,
      text: `Violated: ${sentence}. Expected ${expected}; observed ${observed}.${explained}`,
      file,
      fingerprint: `${id}/${hash}`,
      ...suppressed,
      properties: { story, replay },
    },
  ];
};

const failed = (ruleId: string, of: string, text: string): Finding => ({
  ruleId,
  kind: "fail",
  level: "error",
  text,
  fingerprint: `${ruleId}/${of}`,
});

const errorFindings = (result: Result, options: ReportOptions): readonly Finding[] =>
  toldErrors(result, options).map(({ kind, cause, count, file, story, replay }) => ({
    ...failed(kind, file ?? cause, count === 1 ? cause : `${cause} (${count} times)`),
    ...(file === undefined ? {} : { file }),
    properties: { story, ...(replay === undefined ? {} : { replay }) },
  }));

/** What is allowed is in the properties of the run alone. */
const narrowerFindings = (result: Result): readonly Finding[] => {
  const told = toldNarrower(result);
  return told === undefined || told.isAllowed
    ? []
    : [failed("narrower", String(result.stored.left), [told.text, ...told.items].join("; "))];
};

const staleFindings = ({ stored }: Result): readonly Finding[] =>
  printableTexts(stored.stale).map(({ path, reason }) => ({
    ...failed("stale", path, `${path}: ${reason}. Fix the file, or delete it.`),
    file: path,
  }));

const knownFindings = ({ known = [] }: Result): readonly Finding[] =>
  printableTexts(known).flatMap(({ status, line, invariant, hash, came }) =>
    status === "as listed" || status === "left out"
      ? []
      : [
          {
            ...failed(
              "known-failure",
              `${invariant}/${hash}/${status}`,
              `${invariant} ${hash} (line ${line}) ${advice[status]}${came === undefined ? "" : ` (${came})`}`,
            ),
            file: `${invariant}/${hash}.json`,
          },
        ],
  );

/** A run that does not pass is never without an error. */
const runFindings = (result: Result, findings: readonly Finding[]): readonly Finding[] =>
  passes(result) ||
  findings.some(({ level, justification }) => level === "error" && justification === undefined)
    ? []
    : [failed("run", result.result, `The run does not pass: ${titleOf(result)}.`)];

const invocationOf = (result: Result) => {
  const { start, stop } = timesOf(result);
  const exitCode = exitCodes[result.result];
  const isDone = passes(result) || result.result === "not-conformant";
  return {
    executionSuccessful: isDone,
    exitCode,
    exitCodeDescription: result.result,
    ...(stop === 0
      ? {}
      : { startTimeUtc: new Date(start).toISOString(), endTimeUtc: new Date(stop).toISOString() }),
    ...(isDone
      ? {}
      : { toolExecutionNotifications: [{ level: "error", message: { text: messageOf(titleOf(result)) } }] }),
  };
};

/** A stored counterexample; where there is none, the result itself. GitHub shows nothing without a file and a line. */
const locationOf = (regressions: string, file: string | undefined) => ({
  artifactLocation: { uri: file === undefined ? "run.json" : uriOf(`${plain(regressions)}/${file}`) },
  region: { startLine: 1 },
});

/** A path as a relative reference. */
const uriOf = (path: string): string => path.split("/").map(encodeURIComponent).join("/");
