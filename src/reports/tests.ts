import { levels } from "../../properties/index.ts";
import { advice } from "../known-text.ts";
import { printableTexts } from "../printable.ts";
import { exitCodes, type Result } from "../result.ts";
import {
  passes,
  type ReportOptions,
  titleOf,
  toldErrors,
  type ToldInvariant,
  toldInvariants,
} from "./told.ts";

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
  return [
    runTest(result, invariants),
    ...levels.flatMap((level) => invariants.filter((one) => one.level === level).map(invariantTest)),
    ...toldErrors(result).map(({ kind, message, count, file }, i): Test => ({
      suite: "errors",
      name: `${i + 1}: ${kind}`,
      status: "errored",
      kind,
      message: count === 1 ? message : `${message} (${count} times)`,
      ...(file === undefined ? {} : { file }),
    })),
    ...staleTests(result),
    ...knownTests(result),
  ];
};

/** Whatever else is said: a run whose exit code is not 0 has a test that failed. */
const runTest = (result: Result, invariants: readonly ToldInvariant[]): Test => {
  const message = `${titleOf(result)}; exit code ${exitCodes[result.result]}${headlineText(result, invariants)}`;
  const status = passes(result) ? "passed" : result.result === "not-conformant" ? "failed" : "errored";
  return { suite: "run", name: "the run ends with exit code 0", status, kind: result.result, message };
};

const headlineText = ({ headline }: Result, invariants: readonly ToldInvariant[]): string => {
  const told = invariants.find(({ id }) => id === headline);
  if (told?.counterexample === undefined) return "";
  const { id, sentence, counterexample } = told;
  return `; ${id} ${sentence}: expected ${counterexample.expected}; observed ${counterexample.observed}`;
};

const invariantTest = (told: ToldInvariant): Test => {
  const { id, level, sentence, verdict, reason, counterexample, explainedBy, known } = told;
  const test = { suite: level, name: `${id} ${sentence}` };
  const because = reason === undefined ? {} : { message: reason };
  if (verdict === "held") return { ...test, status: "passed", kind: "held" };
  if (verdict === "not-applicable") return { ...test, status: "skipped", kind: "not-applicable", ...because };
  if (verdict === "inconclusive") return { ...test, status: "errored", kind: "inconclusive", ...because };
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

const staleTests = (result: Result): readonly Test[] =>
  printableTexts(result.stored.stale).map(({ path, reason }) => ({
    suite: "stored counterexamples",
    name: path === "" ? "(no path)" : path,
    status: "errored",
    kind: "stale",
    message: `${reason}. Mend the file, or delete it.`,
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
