import { describe, expect, it } from "vitest";
import {
  everything,
  type Invariant,
  invariants,
  isAsTold,
  trimmable,
  type Violation,
} from "../../properties/index.ts";
import {
  type Action,
  accountOf,
  atoms,
  effectOf,
  exitOf,
  hasOpenLoss,
  isInsolvent,
  type Mechanism,
  type RefusalCode,
  type Scenario,
  type Step,
  splitOf,
  step,
  type Trace,
  withAccount,
  writeScenario,
} from "../../spec/index.ts";
import { counterexampleDocument, readCounterexample } from "../../src/counterexample.ts";
import { implementationOf } from "../../src/mutants/implementation.ts";
import { mutate, refused, splitBy, stepWithout } from "../../src/mutants/mutant.ts";
import { ownDepositNotUsed } from "../../src/mutants/own-money.ts";
import { type Conviction, shrink, type ShrinkLimits } from "../../src/shrink.ts";
import {
  deposit,
  fund,
  haircut,
  loss,
  mechanism,
  onExit,
  resolve,
  state,
  tranche,
  withdraw,
} from "../spec/build.ts";

const invariantOf = (id: string): Invariant => {
  const found = invariants.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no invariant ${id}`);
  return found;
};

/** The smallest scenario that was found, from this one on, for an invariant that fails there. */
const shrunk = async (
  run: (scenario: Scenario) => Trace,
  id: string,
  from: Scenario,
  limits: ShrinkLimits = { scenarios: 1500, milliseconds: 600_000 },
): Promise<Conviction> => {
  const conviction = await shrink(
    implementationOf("faulty", run, everything),
    {
      invariant: invariantOf(id),
      violation: { step: 0, expected: "", observed: "" },
      drawn: trimmable(from),
      origin: "here",
    },
    limits,
  );
  if (conviction === undefined) throw new Error(`${id} does not fail there`);
  return conviction;
};

const wrong = ({ kind, moreThanRounding }: Violation) => [kind, moreThanRounding === true];
const largestIn = (scenario: Scenario): bigint =>
  [...JSON.stringify(writeScenario(scenario, String)).matchAll(/"-?(\d+)"/g)]
    .map(([, digits = "0"]) => BigInt(digits))
    .reduce((most, one) => (one > most ? one : most), 0n);

const suppliers: Mechanism = mechanism([haircut("suppliers", "capital")]);

/** The gate is one flag: whoever is cured opens it, whoever else is insolvent. */
const gateIsOneFlag = (scenario: Scenario): Trace => {
  let isOpen = false;
  return mutate((of, before, action) => {
    const usual = step(of, before, action);
    const isGated = usual.outcome === "refused" && usual.code === "exits-gated";
    const next = isGated && isOpen ? stepWithout("exits-gated")(of, before, action) : usual;
    if (action.type === "deposit" && isInsolvent(accountOf(before, action.account)))
      isOpen = isOpen || !isInsolvent(accountOf(next.state, action.account));
    return next;
  })(scenario);
};

/** The same, and who has too little is told so before anybody looks at the gate. */
const capitalBeforeTheFlag = (scenario: Scenario): Trace => {
  const { steps } = gateIsOneFlag(scenario);
  const answers = steps.map((one, i): Step => {
    const action = scenario.actions[i];
    const before = steps[i - 1]?.state ?? scenario.genesis;
    if (one.outcome === "accepted" || one.code !== "exits-gated" || action?.type !== "withdraw") return one;
    if (before === undefined || accountOf(before, action.account).capital >= action.amount) return one;
    return refused("insufficient-capital", one.state);
  });
  return { steps: answers };
};

/** Of ../shared/cases: cat is cured, bob is not, and ann leaves. */
const hidesItsCause: Scenario = {
  mechanism: suppliers,
  genesis: state(suppliers, { accounts: { ann: [5n, 0n], bob: [0n, -2n], cat: [0n, -1n] } }),
  actions: [deposit("cat", 1n), withdraw("ann", 1n)],
};

describe("an answer against the law stays the same one while shrinking:", () => {
  it.each([
    ["REJ-2", gateIsOneFlag],
    ["REJ-2", capitalBeforeTheFlag],
    ["EXIT-1", gateIsOneFlag],
    ["REF-1", capitalBeforeTheFlag],
  ])("accepted although gated, by %s", async (id, run) => {
    const { violation, observation } = await shrunk(run, id, hidesItsCause);
    expect(wrong(violation)).toEqual(["accepted", false]);
    const { outcome, law, before } = observation.steps[violation.step] ?? {};
    expect([outcome?.outcome, law?.refusal()]).toEqual(["accepted", "exits-gated"]);
    // Somebody was cured, and a loss is open still.
    expect(observation.scenario.actions.map(({ type }) => type)).toEqual(["deposit", "withdraw"]);
    expect(before === undefined ? undefined : hasOpenLoss(before)).toBe(true);
  });

  it("accepted for one reason does not become accepted for another", async () => {
    // It looks neither at the gate nor at what an account has.
    const looksAtNothing = mutate((of, before, action) =>
      action.type === "withdraw"
        ? { outcome: "accepted", ...effectOf(of, before, action) }
        : step(of, before, action),
    );
    const { violation, observation } = await shrunk(looksAtNothing, "REJ-2", hidesItsCause);
    expect(violation.expected).toBe("withdraw to be refused with exits-gated");
    expect(observation.scenario.actions).toHaveLength(1);
  });

  it("refused although valid, by REF-1, does not become refused for another reason", async () => {
    const codes: Readonly<Partial<Record<Action["type"], RefusalCode>>> = {
      withdraw: "insufficient-capital",
    };
    const refusesAll = mutate((of, before, action) => {
      const code = codes[action.type];
      return code === undefined ? step(of, before, action) : refused(code, before);
    });
    const genesis = state(suppliers, { accounts: { ann: [5n, 0n] } });
    const from = { mechanism: suppliers, genesis, actions: [withdraw("ann", 4n)] };
    for (const id of ["REF-1", "REJ-3"]) {
      const { violation, observation } = await shrunk(refusesAll, id, from);
      expect(wrong(violation)).toEqual(["refused", false]);
      expect(observation.steps[violation.step]?.law.refusal()).toBeUndefined();
    }
  });

  it("refused for another reason does not become accepted", async () => {
    const { violation } = await shrunk(capitalBeforeTheFlag, "REJ-2", {
      ...hidesItsCause,
      actions: [withdraw("ann", 9n), ...hidesItsCause.actions],
    });
    expect(wrong(violation)).toEqual(["another-reason", false]);
  });
});

const cash: Mechanism = mechanism([fund("insurance"), onExit("cash", "equity")], { exits: "open" });
const shortOfCash: Scenario = {
  mechanism: cash,
  genesis: state(cash, { accounts: { ann: [600n, 0n], bob: [300n, 100n] }, deficit: 400n }),
  actions: [withdraw("ann", 200n)],
};

/** Exits pay otherwise than the law says: what is due, and by how much more. */
const paying = (more: (due: bigint) => bigint): ((scenario: Scenario) => Trace) =>
  mutate((of, before, action) => {
    const next = step(of, before, action);
    const exit = exitOf(of, before, action);
    if (next.outcome === "refused" || exit === undefined || action.type !== "withdraw") return next;
    return { ...next, state: { ...next.state, deficit: atoms(next.state.deficit + more(exit.paid)) } };
  });

describe("an amount stays wrong in the same direction, and by more than rounding if it was:", () => {
  it.each([
    ["half of a payout", (due: bigint) => -due / 2n, "too-little", true],
    ["twice a payout", (due: bigint) => due, "too-much", true],
    ["an atom too little", () => -1n, "too-little", false],
    ["an atom too much", () => 1n, "too-much", false],
  ] as const)("%s", async (_, more, kind, isMore) => {
    const { violation, observation } = await shrunk(paying(more), "EXIT-5", shortOfCash);
    expect(wrong(violation)).toEqual([kind, isMore]);
    expect(largestIn(observation.scenario)).toBeLessThan(10n);
  });

  it("a payout of half where little is due may not be more than rounding, and need not stay so", async () => {
    const little = { ...shortOfCash, actions: [withdraw("ann", 4n)] };
    const { violation } = await shrunk(
      paying((due) => -due / 2n),
      "EXIT-5",
      little,
    );
    expect(wrong(violation)).toEqual(["too-little", false]);
  });

  it("value that appears does not become value that is lost", async () => {
    // It pays too much where much is due, and too little where little is.
    const both = paying((due) => (due > 3n ? due : -1n));
    const { violation } = await shrunk(both, "CONS-1", shortOfCash);
    const slipped = await shrunk(both, "CONS-1", { ...shortOfCash, actions: [withdraw("ann", 3n)] });
    expect([wrong(violation)[0], wrong(slipped.violation)[0]]).toEqual(["too-little", "too-much"]);
  });

  it("what the wrong one paid does not become what was paid too much", async () => {
    const funded: Mechanism = mechanism([fund("insurance"), haircut("cut", "capital")]);
    // Users pay the loss while the fund keeps its money; without a loss they pay an atom.
    const run = mutate((of, before, action) => {
      const next = step(of, before, action);
      if (action.type !== "resolve" || next.outcome === "refused") return next;
      if (before.pending > 0n)
        return step({ ...of, waterfall: of.waterfall.filter(({ kind }) => kind !== "fund") }, before, action);
      const { capital, pnl } = accountOf(before, "ann");
      const taken = withAccount(next.state, "ann", { capital: atoms(capital - 1n), pnl });
      return capital === 0n ? next : { ...next, state: { ...taken, residue: atoms(taken.residue + 1n) } };
    });
    const scenario: Scenario = {
      mechanism: funded,
      genesis: state(funded, { accounts: { ann: [60n, 0n] }, funds: { insurance: 50n } }),
      actions: [loss(20n), resolve, resolve],
    };
    const { violation } = await shrunk(run, "ORD-1", scenario);
    expect(violation.kind).toBe("wrong-one");
  });
});

/** Of two who pay or more, the first pays half of what the second owes beside its own part. */
const smallestPaysHalfMore = splitBy((layer) => (loss, bases) => {
  const [first, second, ...others] = splitOf(layer)(loss, bases);
  if (first === undefined || second === undefined) return splitOf(layer)(loss, bases);
  const half = second / 2n;
  return [atoms(first + half), atoms(second - half), ...others];
});

describe("amounts of 75 digits shrink to a few atoms, in a few hundred scenarios:", () => {
  const large = 10n ** 75n;
  const shared: Mechanism = mechanism([tranche("mutual"), haircut("cut", "profit")]);
  const genesis = state(shared, {
    accounts: { a: [3n * large, 0n], b: [7n, 5n * large], c: [large + 1n, large - 1n] },
    stakes: { mutual: { a: large, b: large / 3n } },
  });
  const few = { scenarios: 300, milliseconds: 600_000 };

  it("those of a settlement, which sum to 0", async () => {
    const entries = [
      { account: "a", amount: atoms(-20n * large) },
      { account: "b", amount: atoms(13n * large) },
      { account: "c", amount: atoms(7n * large) },
    ];
    const from: Scenario = { mechanism: shared, genesis, actions: [{ type: "settle", entries }] };
    const { observation } = await shrunk(ownDepositNotUsed.run, "NNEG-2", from, few);
    expect(largestIn(observation.scenario)).toBeLessThan(10n);
    expect(observation.scenario.actions).toMatchObject([{ type: "settle" }]);
  });

  it("those of bases and a loss that must keep their proportions", async () => {
    const from: Scenario = { mechanism: shared, genesis, actions: [loss((5n * large) / 7n), resolve] };
    const { observation } = await shrunk(smallestPaysHalfMore, "FAIR-1", from, few);
    expect(largestIn(observation.scenario)).toBeLessThan(100n);
  });
});

describe("the kind of a failure in a stored counterexample", () => {
  const stored = async () => {
    const conviction = await shrunk(
      paying((due) => due),
      "EXIT-5",
      shortOfCash,
    );
    return { conviction, document: counterexampleDocument(conviction) };
  };

  it("is written, and read again", async () => {
    const { conviction, document } = await stored();
    expect(document).toMatchObject({ kind: "too-much", moreThanRounding: true });
    const reading = readCounterexample(invariantOf("EXIT-5"), document, everything);
    expect(reading.ok && reading.value.violation).toEqual(conviction.violation);
  });

  it("need not be there: a document of an earlier version tells of the same violation", async () => {
    const { conviction, document } = await stored();
    const { kind, moreThanRounding, ...older } = document;
    expect([kind, moreThanRounding]).toEqual(["too-much", true]);
    const reading = readCounterexample(invariantOf("EXIT-5"), older, everything);
    if (!reading.ok) return expect.fail("it was not read");
    expect(isAsTold(reading.value.violation, conviction.violation)).toBe(true);
    for (const other of [{ kind: "too-little" as const }, { step: 1 }, { observed: "something else" }])
      expect(isAsTold({ ...conviction.violation, ...other }, conviction.violation)).toBe(false);
    expect(isAsTold(conviction.violation, undefined)).toBe(false);
  });
});
