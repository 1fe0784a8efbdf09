import { writeScenario } from "../../../../spec/index.ts";
import { referenceModel } from "../../../../src/adapters/reference-model.ts";
import { check } from "../../../../src/check/check.ts";
import type { CheckOptions, Report } from "../../../../src/check/report.ts";
import { hashOf } from "../../../../src/protocol/scenario-hash.ts";
import { exhaustive } from "../../../../src/check/exhaustive.ts";
import type { Implementation } from "../../../../src/protocol/implementation.ts";
import { implementationOf } from "../../../../src/mutants/implementation.ts";
import { subjects } from "../../../../src/mutants/index.ts";
import { usersCutBeforeTheFund } from "../../../../src/mutants/out-of-order.ts";
import type { KnownFailure } from "../../../../src/check/run-known.ts";
import { patientMs } from "../../../patience.ts";

/** Small enough to be told; the smallest takes longer. */
const shrink = { scenarios: 100, milliseconds: patientMs };

const judge = (implementation: Implementation, options: CheckOptions = {}): Promise<Report> =>
  check({ ok: true, implementation }, { runs: 100, today: "2026-06-15", shrink, ...options });

const guilty = implementationOf("guilty", usersCutBeforeTheFund.run);

/** A fault that a relation between two scenarios convicts. */
const splits = (): Implementation => {
  const found = subjects.find(({ mutant }) => mutant.caughtBy.includes("FAIR-4"));
  if (found === undefined) throw new Error("no mutant is caught by FAIR-4");
  return found.implementation;
};

const knownIn = (report: Report): KnownFailure => {
  const [conviction] = report.convictions;
  if (conviction === undefined) throw new Error("the mutant was not convicted");
  const { invariant, violation, observation } = conviction;
  return {
    line: 1,
    invariant: invariant.id,
    hash: hashOf(writeScenario(observation.scenario, String)),
    reason: "the fund moves",
    path: "regressions/ORD-2/0.json",
    scenario: observation.scenario,
    ...violation,
  };
};

const interrupted = (): Promise<Report> => {
  const interrupt = new AbortController();
  return judge(referenceModel, {
    runs: 400,
    signal: interrupt.signal,
    onProgress: (done) => done > 100 && interrupt.abort(),
  });
};

const crashing = implementationOf("crashing", () => {
  throw new Error("out of memory");
});

let seen = 0;
const sometimesCrashing = implementationOf("sometimes-crashing", (scenario) => {
  seen += 1;
  if (seen % 10 === 0) throw new Error("out of memory");
  return usersCutBeforeTheFund.run(scenario);
});

/** A report of every kind, by name: what each ends with, as a run would give it. */
export const reports = async (): Promise<Readonly<Record<string, Report>>> => {
  const only = { only: ["ORD-2"] };
  const convicted = await judge(guilty, only);
  const known = knownIn(convicted);
  const related = await judge(splits(), { runs: 300, only: ["FAIR-4"] });
  const stale = [{ path: "ORD-2/0.json", reason: "it is no JSON object" }];
  return {
    conformant: await judge(referenceModel, { runs: 300, only: ["CONS-1"] }),
    short: await judge(referenceModel, { runs: 20 }),
    convicted: await judge(guilty),
    related,
    crashing: await judge(crashing, { runs: 20 }),
    unanswered: await judge(sometimesCrashing, { runs: 40 }),
    unusable: await check({
      ok: false,
      failure: { kind: "crash", message: "it ended with code 1 before it said hello" },
    }),
    interrupted: await interrupted(),
    known: await judge(guilty, { ...only, known: [known] }),
    expired: await judge(guilty, { ...only, known: [{ ...known, until: "2026-06-14" }] }),
    "another story": await judge(guilty, { ...only, known: [{ ...known, observed: "something else" }] }),
    stale: await judge(referenceModel, { runs: 300, only: ["CONS-1"], corpus: { cases: [], stale } }),
    // What a longer run would come to.
    "level reached": { ...related, result: "level-reached", level: "safe" },
    "level missed": await judge(referenceModel, { runs: 300, only: ["CONS-1"], failLevel: "exact" }),
    exhaustive: await exhaustive(
      { ok: true, implementation: referenceModel },
      { scope: { accounts: 2, amount: 1 } },
    ),
    "exhaustive convicted": await exhaustive(
      { ok: true, implementation: guilty },
      { scope: { accounts: 2, amount: 1 }, shrink },
    ),
  };
};
