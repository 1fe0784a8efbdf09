import { describe, expect, it } from "vitest";
import { everything, isAsTold } from "../../../../properties/index.ts";
import {
  accountOf,
  atoms,
  exitOf,
  type Mechanism,
  type Scenario,
  step,
  type Trace,
  withAccount,
} from "../../../../spec/index.ts";
import { counterexampleDocument, readCounterexample } from "../../../../src/result/counterexample.ts";
import { mutate } from "../../../../src/mutants/mutant.ts";
import { fund, haircut, loss, mechanism, onExit, resolve, state, withdraw } from "../../spec/build.ts";
import { invariantOf, largestIn, shrunk, wrong } from "./shrunk.ts";

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
