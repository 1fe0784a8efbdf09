import { levels } from "../../properties/index.ts";
import { advice } from "./terminal/known-text.ts";
import { printableTexts } from "../text/printable.ts";
import { type Result } from "../result/result.ts";
import { exitCodes } from "../check/result-name.ts";
import {
  passes,
  type ReportOptions,
  titleOf,
  toldNarrower,
  toldErrors,
  type ToldInvariant,
  toldInvariants,
  withinTextOf,
} from "./told.ts";
import { skippedText, whatFailed } from "./terminal/what-failed.ts";

/** A result as the tests of a suite, for readers that know nothing else. Texts are printable. */
export interface Test {
  readonly suite: string;
  readonly name: string;
  /** Errored: it cannot be said. Known: it failed as listed. Neither has passed. */
  readonly status: "passed" | "failed" | "errored" | "skipped" | "known";
  /** What it is called here, such as a verdict. */
  readonly kind: string;
  readonly message?: string;
  readonly lines?: readonly string[];
  /** The stored counterexample, from the folder of counterexamples on. */
  readonly file?: string;
}

/** The run itself, the invariants level by level, what was not answered, stored cases, and known failures. */
export const testsOf = (result: Result, options: ReportOptions): readonly Test[] => {
  const invariants = toldInvariants(result, options);
  const violated = invariants.filter(({ verdict, known }) => verdict === "violated" && known === undefined);
  const failed = whatFailed(
    violated.map(({ id }) => id),
    result.errors.length,
  );
  return [
    runTest(result, invariants),
    ...levels.flatMap((level) =>
      invariants.filter((one) => one.level === level).map((one) => invariantTest(one, failed)),
    ),
    ...toldErrors(result, options).map(({ kind, cause, count, story, file }, i): Test => ({
      suite: "errors",
      name: `${i + 1}: ${kind}`,
      status: "errored",
      kind,
      message: count === 1 ? cause : `${cause} (${count} times)`,
      lines: story,
      ...(file === undefined ? {} : { file }),
    })),
    ...requiredTests(result),
    ...narrowerTests(result),
    ...staleTests(result),
    ...knownTests(result),
  ];
};

/** Whatever else is said: a run whose exit code is not 0 has a test that failed. */
const runTest = (result: Result, invariants: readonly ToldInvariant[]): Test => {
  const within = withinTextOf(result);
  const message = `${titleOf(result)}; exit code ${exitCodes[result.result]}${headlineText(result, invariants)}${within === undefined ? "" : `; judged within: ${within}`}`;
  const status = passes(result) ? "passed" : result.result === "not-conformant" ? "failed" : "errored";
  return { suite: "run", name: "the run ends with exit code 0", status, kind: result.result, message };
};

const headlineText = ({ headline }: Result, invariants: readonly ToldInvariant[]): string => {
  const told = invariants.find(({ id }) => id === headline);
  if (told?.counterexample === undefined) return "";
  const { id, sentence, counterexample } = told;
  return `; ${id} ${sentence}: expected ${counterexample.expected}; observed ${counterexample.observed}`;
};

const invariantTest = (told: ToldInvariant, failed: string | undefined): Test => {
  const { id, level, sentence, verdict, reason, counterexample, explainedBy, known } = told;
  const test = { suite: level, name: `${id} ${sentence}` };
  const because = reason === undefined ? {} : { message: reason };
  if (verdict === "held") return { ...test, status: "passed", kind: "held" };
  if (verdict === "not-applicable") return { ...test, status: "skipped", kind: "not-applicable", ...because };
  if (verdict === "inconclusive") return { ...test, kind: "inconclusive", ...unjudged(reason, failed) };
  if (known !== undefined)
    return {
      ...test,
      status: "known",
      kind: "known-failure",
      message: `violated, as listed${known.until === undefined ? "" : ` until ${known.until}`}: ${known.reason}`,
    };
  if (counterexample === undefined)
    return { ...test, status: "failed", kind: "violated", message: reason ?? "no counterexample is kept" };
  const { expected, observed, story: lines, file } = counterexample;
  const message = `expected ${expected}; observed ${observed}`;
  if (explainedBy !== undefined)
    return {
      ...test,
      status: "failed",
      kind: "violated",
      message: `explained by ${explainedBy}: ${message}`,
      file,
    };
  return { ...test, status: "failed", kind: "violated", message, lines, file };
};

/** What is inconclusive is an error, unless something else failed: then that is. */
const unjudged = (reason = "no reason", failed: string | undefined): Pick<Test, "status" | "message"> =>
  failed === undefined
    ? { status: "errored", message: reason }
    : { status: "skipped", message: skippedText(reason, failed) };

/** A requirement is met, or a test of its own says what is missing. */
const requiredTests = ({ unmet = [] }: Result): readonly Test[] =>
  printableTexts(unmet).map((message) => ({
    suite: "required",
    name: message,
    status: "errored",
    kind: "unmet",
    message,
  }));

/** Stored cases beyond what is declared: what is allowed has not passed either. */
const narrowerTests = (result: Result): readonly Test[] => {
  const told = toldNarrower(result);
  if (told === undefined) return [];
  const { isAllowed, text, items } = told;
  return [
    {
      suite: "stored counterexamples",
      name: "every one is within what is declared",
      status: isAllowed ? "skipped" : "errored",
      kind: isAllowed ? "narrower, as allowed" : "narrower",
      message: [text, ...items].join("; "),
    },
  ];
};

const staleTests = (result: Result): readonly Test[] =>
  printableTexts(result.stored.stale).map(({ path, reason }) => ({
    suite: "stored counterexamples",
    name: path === "" ? "(no path)" : path,
    status: "errored",
    kind: "stale",
    message: `${reason}. Fix the file, or delete it.`,
  }));

const knownTests = ({ known = [] }: Result): readonly Test[] =>
  printableTexts(known).map(({ line, invariant, hash, status, until, reason, came }) => {
    const listed = { suite: "known failures", name: `line ${line}: ${invariant} ${hash}`, kind: status };
    const why = `${until === undefined ? "" : ` until ${until}`}: ${reason}`;
    return status === "as listed" || status === "left out"
      ? { ...listed, status: "skipped", message: `${advice[status]}${why}` }
      : {
          ...listed,
          status: "failed",
          message: `${advice[status]}${came === undefined ? "" : ` (${came})`}`,
        };
  });
