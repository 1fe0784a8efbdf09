import { describe, expect, it } from "vitest";
import { type Action, type RefusalCode, refusalCodes, step } from "../../../../spec/index.ts";
import {
  answerTo,
  deposit,
  fee,
  fund,
  haircut,
  loss,
  mechanism,
  type Parts,
  realize,
  recover,
  resolve,
  settle,
  stake,
  state,
  topUp,
  tranche,
  unstake,
  withdraw,
} from "../build.ts";

const layers = [fund("ins"), tranche("df"), tranche("junior"), haircut("winners", "profit")];
const gated = mechanism(layers, { exits: "gated" });
const open = mechanism(layers, { exits: "open" });

const calm: Parts = {
  accounts: { a: [100n, 5n], b: [10n, 0n] },
  funds: { ins: 30n },
  stakes: { df: { a: 10n } },
};
const broken: Parts = {
  ...calm,
  accounts: { a: [100n, 5n], b: [10n, 0n], broke: [0n, -20n] },
  stakes: { df: { a: 10n, broke: 4n } },
};
const pending: Parts = { ...calm, pending: 1n };
const halted: Parts = { ...calm, halted: true };

const on = (parts: Parts, action: Action, of = gated): string => answerTo(of, state(of, parts), action);

/** Every action, one that `calm` takes. */
const valid = {
  deposit: deposit("a", 1n),
  withdraw: withdraw("a", 1n),
  stake: stake("a", "df", 1n),
  unstake: unstake("a", "df", 1n),
  fee: fee("a", "ins", 1n),
  topUp: topUp("ins", 1n),
  settle: settle(["a", 1n], ["b", -1n]),
  realize: realize("a"),
  loss: loss(1n),
  resolve,
  recover: recover(1n),
} as const satisfies Partial<Record<Action["type"], Action>>;

describe("the reasons", () => {
  it("stand in the order of rule 4.4", () => {
    expect(refusalCodes).toEqual([
      "halted",
      "unknown-account",
      "unknown-layer",
      "non-positive-amount",
      "duplicate-account",
      "not-zero-sum",
      "account-insolvent",
      "exits-gated",
      "insufficient-capital",
      "insufficient-stake",
      "insufficient-margin",
      "position-limit",
    ]);
  });

  it.each(Object.entries(valid))("%s is accepted when none applies", (_, action) => {
    expect(on(calm, action)).toBe("accepted");
  });
});

describe("halted", () => {
  it.each(["deposit", "withdraw", "stake", "unstake", "fee", "settle", "realize", "loss"] as const)(
    "%s is refused",
    (type) => {
      expect(on(halted, valid[type])).toBe("halted");
    },
  );
  it.each(["topUp", "resolve", "recover"] as const)("%s is taken", (type) => {
    expect(on(halted, valid[type])).toBe("accepted");
  });
});

describe("unknown-account", () => {
  it.each<[string, Action]>([
    ["withdraw", withdraw("x", 1n)],
    ["stake", stake("x", "df", 1n)],
    ["unstake", unstake("x", "df", 1n)],
    ["fee", fee("x", "ins", 1n)],
    ["realize", realize("x")],
    ["settle, first entry", settle(["x", 1n], ["a", -1n])],
    ["settle, last entry", settle(["a", 1n], ["x", -1n])],
    ["settle at 0", settle(["x", 0n])],
  ])("%s", (_, action) => {
    expect(on(calm, action)).toBe("unknown-account");
  });

  it("never refuses a deposit", () => {
    expect(on(calm, deposit("x", 1n))).toBe("accepted");
  });

  it.each(["constructor", "__proto__", "toString"])("%s is as unknown as any stranger", (name) => {
    expect(on(calm, withdraw(name, 1n))).toBe("unknown-account");
  });
});

describe("unknown-layer", () => {
  it.each<[string, Action]>([
    ["stake, no such layer", stake("a", "x", 1n)],
    ["stake, a fund", stake("a", "ins", 1n)],
    ["stake, a haircut", stake("a", "winners", 1n)],
    ["unstake, no such layer", unstake("a", "x", 1n)],
    ["unstake, a fund", unstake("a", "ins", 1n)],
    ["fee, no such layer", fee("a", "x", 1n)],
    ["fee, a tranche", fee("a", "df", 1n)],
    ["topUp, no such layer", topUp("x", 1n)],
    ["topUp, a tranche", topUp("df", 1n)],
    ["topUp, a haircut", topUp("winners", 1n)],
    ["topUp, the residue", topUp("residue", 1n)],
  ])("%s", (_, action) => {
    expect(on(calm, action)).toBe("unknown-layer");
  });
});

describe.each([0n, -1n])("non-positive-amount: %s", (amount) => {
  it.each<[string, Action]>([
    ["deposit", deposit("a", amount)],
    ["deposit by a newcomer", deposit("new", amount)],
    ["withdraw", withdraw("a", amount)],
    ["stake", stake("a", "df", amount)],
    ["unstake", unstake("a", "df", amount)],
    ["fee", fee("a", "ins", amount)],
    ["topUp", topUp("ins", amount)],
    ["loss", loss(amount)],
    ["recover", recover(amount)],
  ])("%s", (_, action) => {
    expect(on(calm, action)).toBe("non-positive-amount");
  });

  it("does not apply to the entries of a settle", () => {
    expect(on(calm, settle(["a", amount], ["b", -amount]))).toBe("accepted");
  });
});

describe("the reasons of a settle", () => {
  it("duplicate-account: side by side, apart, or at 0", () => {
    expect(on(calm, settle(["a", 1n], ["a", -1n]))).toBe("duplicate-account");
    expect(on(calm, settle(["a", 1n], ["b", -2n], ["a", 1n]))).toBe("duplicate-account");
    expect(on(calm, settle(["a", 0n], ["a", 0n]))).toBe("duplicate-account");
  });
  it("not-zero-sum: too much, too little, one side only", () => {
    expect(on(calm, settle(["a", 2n], ["b", -1n]))).toBe("not-zero-sum");
    expect(on(calm, settle(["a", 1n], ["b", -2n]))).toBe("not-zero-sum");
    expect(on(calm, settle(["a", 1n]))).toBe("not-zero-sum");
  });
  it.each([-3n, 3n, 0n])("account-insolvent, also at %s", (amount) => {
    expect(on(broken, settle(["broke", amount], ["a", -amount]))).toBe("account-insolvent");
  });
  it("lets solvent accounts settle beside an insolvent one", () => {
    expect(on(broken, settle(["a", -3n], ["b", 3n]))).toBe("accepted");
  });
});

describe.each([
  ["an account is insolvent", broken],
  ["a loss is pending", pending],
])("exits-gated while %s", (_, parts) => {
  it.each(["withdraw", "stake", "unstake", "realize"] as const)("%s is refused", (type) => {
    expect(on(parts, valid[type])).toBe("exits-gated");
  });
  it.each(["deposit", "fee", "topUp", "settle", "loss", "resolve", "recover"] as const)(
    "%s is taken",
    (type) => {
      expect(on(parts, valid[type])).toBe("accepted");
    },
  );
  it.each(["withdraw", "stake", "unstake", "realize"] as const)(
    "%s is taken where exits are open",
    (type) => {
      expect(on(parts, valid[type], open)).toBe("accepted");
    },
  );
});

describe("a deficit or a claim alone", () => {
  it("is no open loss (2.4)", () => {
    expect(on({ ...calm, deficit: 7n, claims: { a: 1n }, residue: 1n }, valid.withdraw)).toBe("accepted");
  });
});

describe("insufficient-capital", () => {
  it.each<[string, (amount: bigint) => Action]>([
    ["withdraw", (amount) => withdraw("a", amount)],
    ["stake", (amount) => stake("a", "df", amount)],
    ["fee", (amount) => fee("a", "ins", amount)],
  ])("%s of all capital is taken, of one atom more refused: profit and stakes are not capital", (_, act) => {
    expect(on(calm, act(100n))).toBe("accepted");
    expect(on(calm, act(101n))).toBe("insufficient-capital");
  });
  it("an insolvent account has none", () => {
    expect(on(broken, withdraw("broke", 1n), open)).toBe("insufficient-capital");
    expect(on(broken, fee("broke", "ins", 1n))).toBe("insufficient-capital");
  });
});

describe("insufficient-stake", () => {
  it("all of a stake is given back, one atom more refused", () => {
    expect(on(calm, unstake("a", "df", 10n))).toBe("accepted");
    expect(on(calm, unstake("a", "df", 11n))).toBe("insufficient-stake");
  });
  it("counts the stake in that tranche alone", () => {
    expect(on(calm, unstake("a", "junior", 1n))).toBe("insufficient-stake");
    expect(on(calm, unstake("b", "df", 1n))).toBe("insufficient-stake");
  });
});

describe("a refused action changes nothing (4.5)", () => {
  it.each<[RefusalCode, Parts, Action]>([
    ["halted", halted, deposit("a", 1n)],
    ["unknown-account", calm, withdraw("x", 1n)],
    ["unknown-layer", calm, topUp("x", 1n)],
    ["non-positive-amount", calm, deposit("new", 0n)],
    ["duplicate-account", calm, settle(["a", 1n], ["a", -1n])],
    ["not-zero-sum", calm, settle(["a", 1n])],
    ["account-insolvent", broken, settle(["broke", -1n], ["a", 1n])],
    ["exits-gated", broken, realize("a")],
    ["insufficient-capital", calm, stake("a", "df", 101n)],
    ["insufficient-stake", calm, unstake("a", "df", 11n)],
  ])("%s", (code, parts, action) => {
    expect(step(gated, state(gated, parts), action)).toStrictEqual({
      outcome: "refused",
      code,
      state: state(gated, parts),
    });
  });
});
