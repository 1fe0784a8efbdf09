import { afterAll, beforeAll, describe, it } from "vitest";
import { invariants } from "../../properties/index.ts";
import { inProcess } from "../adapters/in-process.ts";
import { implementationIn } from "../adapters/module/load-module.ts";
import type { PlainModule } from "../adapters/module/module.ts";
import { openCommand } from "../adapters/process/open-command.ts";
import { openModule } from "../adapters/module/open-module.ts";
import { coloursAreOn } from "../text/colours-on.ts";
import { check } from "../check/check.ts";
import type { CheckOptions, Report } from "../check/report.ts";
import { failureStory } from "../reports/terminal/failure-text.ts";
import type { Implementation, Opening } from "../protocol/implementation.ts";
import { explainedIn } from "../story/explained-text.ts";
import { inert } from "../text/printable.ts";
import { tellingIn } from "../check/report-telling.ts";
import type { Conviction } from "../campaign/conviction.ts";
import { story } from "../story/story.ts";
import { narrowerText } from "../reports/terminal/stored-text.ts";
import { skippedText, whatFailedIn } from "../reports/terminal/what-failed.ts";

/**
 * Who is to be tested: a module that was imported (and is followed in watch
 * mode), an implementation, a command with its arguments, or the file of a
 * module, which then has a process of its own.
 */
export type Subject =
  PlainModule | { readonly default: PlainModule } | Implementation | readonly string[] | string;

export interface ConformanceOptions extends Omit<CheckOptions, "signal" | "onProgress"> {
  /** Milliseconds for the whole campaign; default five minutes. */
  readonly timeout?: number;
}

/**
 * Registers a suite with a test for each invariant, over one campaign that
 * runs when the first of them does. What does not apply is skipped with its
 * reason; what a run did not reach fails with its reason, or, where something
 * else failed, is skipped with it: one fault is not told as many. One test
 * more holds `require`, and that no stored counterexample is stale or asks for
 * what is not declared.
 * @example conformance("my venue", venue)
 * @example conformance("acme", ["python3", "adapter.py"], { runs: 300 })
 */
export const conformance = (name: string, subject: Subject, options: ConformanceOptions = {}): void => {
  describe(name, () => {
    let report: Report;
    let isRed = false;
    let unjudged: string | undefined;
    const fail = (text: string): never => {
      isRed = true;
      throw new Told(text);
    };
    beforeAll(async () => {
      report = await check(await openingOf(subject), options);
    }, options.timeout ?? 300_000);

    it("answers every scenario as the protocol asks", () => {
      if (report.failures.length > 0)
        throw new Told(report.failures.map((failure) => failureStory(failure)).join("\n\n"));
    });
    it("declares what is required, and all that its stored counterexamples ask", () => {
      const gates = closedGates(report);
      if (gates.length > 0) fail(gates.join("\n"));
    });
    for (const { id, sentence } of invariants)
      it(`${id}  ${sentence}`, ({ skip }) => {
        const told = outcomeOf(report, id);
        if ("failed" in told) fail(told.failed);
        if ("unjudged" in told) unjudged = `${id}  ${told.unjudged}`;
        if ("unjudged" in told) skip(told.unjudged);
        if ("skipped" in told) skip(told.skipped);
      });
    // A filter, such as -t, may have left out the test that fails.
    afterAll(() => {
      if (unjudged !== undefined && !isRed) throw new Told(unjudged);
    });
  });
};

/** What keeps a run from passing though nothing is violated: see `paripassu check`. */
const closedGates = ({ unmet = [], stored, asked }: Report): readonly string[] => {
  const narrower = narrowerText(stored, asked, "the option allowNarrower, with the reason");
  return [
    ...unmet.map((text) => `required: ${text}`),
    ...stored.stale.map(({ path, reason }) => `stale: ${path}: ${reason}. Fix the file, or delete it.`),
    ...(narrower === undefined || narrower.isAllowed ? [] : [narrower.text, ...narrower.items]),
  ];
};

const openingOf = async (subject: Subject): Promise<Opening> => {
  const [first] = typeof subject === "string" ? [subject] : isCommand(subject) ? subject : ["an object"];
  if (first === undefined || first.trim() === "")
    throw new Told(
      "Expected a command with its arguments, or the path of a module; found an empty one. If it comes from a variable, that variable is empty.",
    );
  if (typeof subject === "string") return openModule(subject);
  if (isCommand(subject)) return openCommand(subject);
  if ("answer" in subject) return { ok: true, implementation: subject };
  const module = implementationIn(subject);
  if (module !== undefined) return { ok: true, implementation: inProcess(module) };
  throw new Told(
    `Expected a module with the exports "implementation" and "run" (or a default export with these members), a command as a list, or the path of a module; found ${Object.keys(subject).join(", ") || "no exports"}.`,
  );
};

const isCommand = (subject: object): subject is readonly string[] => Array.isArray(subject);

type Outcome =
  | { readonly held: true }
  | { readonly skipped: string }
  /** It could not be judged to the end, and something else failed. */
  | { readonly unjudged: string }
  | { readonly failed: string };

/** What the test of one invariant has to say. */
const outcomeOf = (report: Report, id: string): Outcome => {
  const { verdicts, convictions } = report;
  const found = verdicts.find(({ invariant }) => invariant.id === id);
  const reason = found?.reason ?? "there is no verdict on it";
  switch (found?.verdict) {
    case "held":
      return { held: true };
    case "violated": {
      const conviction = convictions.find(({ invariant }) => invariant.id === id);
      return { failed: conviction === undefined ? reason : failureOf(report, conviction) };
    }
    case "not-applicable":
      return { skipped: reason };
    default: {
      const failed = whatFailedIn(report);
      return failed === undefined
        ? { failed: `inconclusive: ${reason}` }
        : { unjudged: skippedText(reason, failed) };
    }
  }
};

/** The whole story, or, where another invariant explains the violation, a line that says which. */
const failureOf = (report: Report, conviction: Conviction): string => {
  const { invariant, violation } = conviction;
  const lead = tellingIn(report).explainedBy.get(invariant.id);
  return lead === undefined
    ? story(conviction, `npx vitest run -t ${invariant.id}`, explainedIn(report, conviction))
    : `explained by ${lead.invariant.id}, whose test tells the story; here: expected ${violation.expected}; observed ${violation.observed}`;
};

/** A failure that is its message: our own stack would explain nothing. */
class Told extends Error {
  constructor(message: string) {
    super(`\n${inert(message, coloursAreOn)}\n`);
    this.name = "Violation";
    this.stack = `${this.name}: ${this.message}`;
  }
}
