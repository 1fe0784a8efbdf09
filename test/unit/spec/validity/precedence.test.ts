import { describe, expect, it } from "vitest";
import { type Action, type RefusalCode, refusalCodes } from "../../../../spec/index.ts";
import {
  answerTo,
  deposit,
  fee,
  fund,
  loss,
  mechanism,
  type Parts,
  realize,
  settle,
  stake,
  state,
  topUp,
  tranche,
  unstake,
  withdraw,
} from "../build.ts";

const gated = mechanism([fund("ins"), tranche("df")], { exits: "gated" });

const calm: Parts = {
  accounts: { a: [100n, 5n], b: [10n, 0n] },
  funds: { ins: 30n },
  stakes: { df: { a: 10n } },
};
const halted: Parts = { ...calm, halted: true };
const broken: Parts = { ...calm, accounts: { a: [100n, 5n], b: [10n, 0n], broke: [0n, -20n] } };
const haltedAndBroken: Parts = { ...broken, halted: true };

/** Both reasons of a row apply to its action; the first is the one to give. */
const rows: readonly (readonly [first: RefusalCode, second: RefusalCode, Parts, Action])[] = [
  ["halted", "unknown-account", halted, withdraw("x", 1n)],
  ["halted", "unknown-account", halted, settle(["x", 0n])],
  ["halted", "unknown-layer", halted, fee("a", "x", 1n)],
  ["halted", "non-positive-amount", halted, deposit("a", 0n)],
  ["halted", "non-positive-amount", halted, loss(0n)],
  ["halted", "duplicate-account", halted, settle(["a", 1n], ["a", -1n])],
  ["halted", "not-zero-sum", halted, settle(["a", 1n])],
  ["halted", "account-insolvent", haltedAndBroken, settle(["broke", 0n])],
  ["halted", "exits-gated", haltedAndBroken, realize("a")],
  ["halted", "insufficient-capital", halted, withdraw("a", 101n)],
  ["halted", "insufficient-stake", halted, unstake("a", "df", 11n)],

  ["unknown-account", "unknown-layer", calm, stake("x", "x", 1n)],
  ["unknown-account", "unknown-layer", calm, fee("x", "df", 1n)],
  ["unknown-account", "non-positive-amount", calm, withdraw("x", 0n)],
  ["unknown-account", "duplicate-account", calm, settle(["x", 1n], ["x", -1n])],
  ["unknown-account", "not-zero-sum", calm, settle(["x", 1n])],
  ["unknown-account", "account-insolvent", broken, settle(["broke", -1n], ["x", 1n])],
  ["unknown-account", "exits-gated", broken, realize("x")],
  ["unknown-account", "insufficient-capital", calm, withdraw("x", 1n)],
  ["unknown-account", "insufficient-stake", calm, unstake("x", "df", 1n)],

  ["unknown-layer", "non-positive-amount", calm, topUp("x", 0n)],
  ["unknown-layer", "non-positive-amount", calm, unstake("a", "ins", -1n)],
  ["unknown-layer", "exits-gated", broken, stake("a", "ins", 1n)],
  ["unknown-layer", "insufficient-capital", calm, fee("a", "x", 101n)],
  ["unknown-layer", "insufficient-stake", calm, unstake("a", "x", 1n)],

  ["non-positive-amount", "exits-gated", broken, withdraw("a", 0n)],
  ["non-positive-amount", "exits-gated", broken, unstake("a", "df", -1n)],

  ["duplicate-account", "not-zero-sum", calm, settle(["a", 1n], ["a", 1n])],
  ["duplicate-account", "account-insolvent", broken, settle(["broke", 1n], ["broke", -1n])],
  ["not-zero-sum", "account-insolvent", broken, settle(["broke", 1n])],

  ["exits-gated", "insufficient-capital", broken, withdraw("a", 101n)],
  ["exits-gated", "insufficient-capital", broken, stake("b", "df", 11n)],
  ["exits-gated", "insufficient-stake", broken, unstake("a", "df", 11n)],
];

/** The market tier's actions are in markets/refusals.test.ts. */
type LedgerAction = Exclude<Action["type"], "trade" | "mark" | "liquidate" | "shutdown" | "redeem">;

/** Which reasons can be given for an action at all: the columns of rule 4.4. */
const reasons: Readonly<Record<LedgerAction, readonly RefusalCode[]>> = {
  deposit: ["halted", "non-positive-amount"],
  withdraw: ["halted", "unknown-account", "non-positive-amount", "exits-gated", "insufficient-capital"],
  stake: [
    "halted",
    "unknown-account",
    "unknown-layer",
    "non-positive-amount",
    "exits-gated",
    "insufficient-capital",
  ],
  unstake: [
    "halted",
    "unknown-account",
    "unknown-layer",
    "non-positive-amount",
    "exits-gated",
    "insufficient-stake",
  ],
  fee: ["halted", "unknown-account", "unknown-layer", "non-positive-amount", "insufficient-capital"],
  topUp: ["unknown-layer", "non-positive-amount"],
  settle: ["halted", "unknown-account", "duplicate-account", "not-zero-sum", "account-insolvent"],
  realize: ["halted", "unknown-account", "exits-gated"],
  loss: ["halted", "non-positive-amount"],
  resolve: [],
  recover: ["non-positive-amount"],
};

describe("where two reasons apply, the topmost is given", () => {
  it.each(rows)("%s before %s", (first, _, parts, action) => {
    expect(answerTo(gated, state(gated, parts), action)).toBe(first);
  });
});

describe("the rows above", () => {
  /** A stake or capital is never below an amount that is not above 0. */
  const neverBoth = new Set([
    "non-positive-amount insufficient-capital",
    "non-positive-amount insufficient-stake",
  ]);

  it("hold every two reasons that one action can have at once", () => {
    const pairs = Object.values(reasons).flatMap((codes) =>
      codes.flatMap((first, i) => codes.slice(i + 1).map((second) => `${first} ${second}`)),
    );
    const possible = new Set(pairs.filter((pair) => !neverBoth.has(pair)));
    expect(new Set(rows.map(([first, second]) => `${first} ${second}`))).toEqual(possible);
  });

  it("leave out, of the adjacent pairs, only those that no action can have", () => {
    const adjacent = refusalCodes.slice(1).map((second, i) => [refusalCodes[i], second].join(" "));
    const shown = new Set(rows.map(([first, second]) => `${first} ${second}`));
    expect(adjacent.filter((pair) => !shown.has(pair))).toEqual([
      "non-positive-amount duplicate-account", // a settle has no amount of its own
      "account-insolvent exits-gated", // a settle is no exit
      "insufficient-capital insufficient-stake", // an unstake needs no capital, the others no stake
      "insufficient-stake insufficient-margin", // the market tier's own: markets/refusals.test.ts
      "insufficient-margin position-limit",
    ]);
  });
});
