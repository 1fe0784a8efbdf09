import { describe, expect, it } from "vitest";
import {
  type Action,
  accountOf,
  effectOf,
  hasOpenLoss,
  isInsolvent,
  type Mechanism,
  type RefusalCode,
  type Scenario,
  type Step,
  step,
  type Trace,
} from "../../../../spec/index.ts";
import { mutate, refused, stepWithout } from "../../../../src/mutants/mutant.ts";
import { deposit, haircut, mechanism, settle, state, withdraw } from "../../spec/build.ts";
import { shrunk, wrong } from "./shrunk.ts";

const suppliers: Mechanism = mechanism([haircut("suppliers", "capital")]);

/** The gate is one flag: anyone who is cured opens it, anyone who else is insolvent. */
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

  it("does not come to what the text leaves open: a gain for who is insolvent", async () => {
    // It takes any settlement, anyone who is insolvent: another reading where they gain, a fault where they lose.
    const takesAll = mutate((of, before, action) =>
      (action.type === "settle" ? stepWithout("account-insolvent") : step)(of, before, action),
    );
    const { violation, observation } = await shrunk(takesAll, "REJ-2", {
      mechanism: suppliers,
      genesis: state(suppliers, { accounts: { a: [0n, -5n], b: [9n, 0n], d: [0n, -2n] } }),
      actions: [deposit("a", 5n), settle(["a", 3n], ["b", -3n]), settle(["b", 1n], ["d", -1n])],
    });
    expect(violation.expected).toBe("settle to be refused with account-insolvent");
    expect(observation.scenario.actions).toEqual([settle(["b", 1n], ["d", -1n])]);
  });

  it("refused for another reason does not become accepted", async () => {
    const { violation } = await shrunk(capitalBeforeTheFlag, "REJ-2", {
      ...hidesItsCause,
      actions: [withdraw("ann", 9n), ...hidesItsCause.actions],
    });
    expect(wrong(violation)).toEqual(["another-reason", false]);
  });
});
