import { invariants, observe } from "../../../../../properties/index.ts";
import {
  atoms,
  emptyState,
  type Mechanism,
  presets,
  run,
  type Scenario,
  type State,
  type Trace,
} from "../../../../../spec/index.ts";
import { counterexampleDocument } from "../../../../../src/result/counterexample.ts";
import { check, referenceModel, type Result, toResult } from "../../../../../src/index.ts";
import { subjects } from "../../../../../src/mutants/index.ts";

/** Results to make reports of: each is what a real, short check gives, and is made once. */

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
};

const checkOf = async (name: string, runs: number, only: readonly string[]): Promise<Result> => {
  const subject = subjects.find(({ mutant }) => mutant.name === name);
  if (subject === undefined) throw new Error(`there is no mutant ${name}`);
  const result = toResult(await check({ ok: true, implementation: subject.implementation }, { runs, only }));
  const missed = only.filter(
    (id) => !result.invariants.some((one) => one.id === id && one.counterexample !== undefined),
  );
  if (missed.length > 0) throw new Error(`${name} is not convicted by ${missed.join(", ")}`);
  return result;
};

/** A fund and users: who pays first is the wrong way round. */
export const usersFirst = once(() =>
  checkOf("users-cut-before-the-fund", 400, ["ORD-2", "ORD-1", "MIN-1", "REF-1"]),
);

/** Convicted by invariants that compare runs. */
export const withRelated = once(() => checkOf("large-holders-have-a-discount", 250, ["FAIR-6", "FAIR-14"]));

/** In markets: positions are closed at the wrong price. */
export const deleveraged = once(() => checkOf("closed-at-the-mark", 150, ["ADL-3", "TRAN-2"]));

const { mechanism } = presets.find(({ name }) => name === "hyperliquid") ?? { mechanism: undefined };

/** The model itself, on a mechanism with a market. */
export const ofTheModel = once(async (): Promise<Result> => {
  if (mechanism === undefined) throw new Error("there is no preset hyperliquid");
  return toResult(await check({ ok: true, implementation: referenceModel }, { mechanism, runs: 100 }));
});

const huge = 10n ** 39n;

/** 64 accounts with long names, and amounts of 40 digits, at a resolve. */
const crowded = (): Scenario => {
  const crowd: Mechanism = {
    name: `crowded ${"x".repeat(100)}`,
    asset: { symbol: "W".repeat(32), decimals: 6 },
    waterfall: [
      { kind: "fund", id: "f".repeat(64) },
      { kind: "haircut", id: "h".repeat(64), basis: "equity", rule: "proportional", rounding: "up" },
    ],
    remainder: "park",
    exits: "open",
    surplus: "residue",
  };
  const genesis: State = {
    ...emptyState(crowd),
    accounts: new Map(
      Array.from({ length: 64 }, (_, k) => [
        `${"a".repeat(61)}.${String(k + 10)}`,
        { capital: atoms(k === 0 ? 0n : huge + BigInt(k)), pnl: atoms(k === 0 ? -7n * huge : 0n) },
      ]),
    ),
    funds: new Map([["f".repeat(64), atoms(huge)]]),
  };
  return { mechanism: crowd, genesis, actions: [{ type: "resolve" }, { type: "resolve" }] };
};

/** The trace of one that takes nothing from anybody. */
const idle = (scenario: Scenario): Trace => ({
  steps: scenario.actions.map(() => ({
    outcome: "accepted",
    state: scenario.genesis ?? emptyState(scenario.mechanism),
    receipts: [],
  })),
});

/** A result in which thirty invariants are violated, each by a large market. */
export const overwhelming = async (): Promise<Result> => {
  const result = await ofTheModel();
  const scenario = crowded();
  const [invariant] = invariants;
  if (invariant === undefined || result.supports === undefined) throw new Error("there is nothing to show");
  const counterexample = counterexampleDocument({
    invariant,
    violation: {
      step: 0,
      expected: "1".repeat(400),
      observed: `nothing of ${run(scenario).steps.length} steps`,
    },
    observation: observe(scenario, idle(scenario), referenceModel.capabilities),
    counterparts: [],
    unshrunk: scenario,
    origin: "by hand",
  });
  return {
    ...result,
    result: "not-conformant",
    level: "none",
    implementation: { name: "n".repeat(100), version: "v".repeat(100), language: "l".repeat(100) },
    supports: { ...result.supports, mechanisms: "any" },
    invariants: result.invariants.map((one, k) =>
      k < 30 ? { ...one, verdict: "violated", counterexample } : one,
    ),
    errors: [{ kind: "crash", message: "m".repeat(500) }],
  };
};
