import { describe, it } from "vitest";
import { expectConformant, fund, haircut, readWaterfall } from "../conformant.ts";
import { partOf } from "../acceptance.ts";

/** A venue has one mechanism, not any: each of these must be able to pass by itself. */
const tranche = { kind: "tranche", id: "mutual", rounding: "up" };
const ownStake = { kind: "defaulter-stake", id: "own", tranche: "mutual" };
const call = {
  kind: "assessment",
  id: "call",
  tranche: "mutual",
  multiple: "1.5",
  rounding: "largest-remainder",
};

const deleverage = (id: string, more = {}) => ({ kind: "deleverage", id, rank: "profit", ...more });
const perp = { id: "perp", initialMargin: "0.1", maintenanceMargin: "0.05", price: "100" };

const onExit = (basis: string) => haircut(basis, { timing: "on-exit" });

type Row = readonly [
  name: string,
  waterfall: readonly object[],
  policies?: Readonly<Record<string, unknown>>,
];

const mechanisms: readonly Row[] = [
  ["a fund alone", [fund("insurance")]],
  [
    "a fund that carries its deficit and gets the surplus",
    [fund("insurance")],
    { remainder: "carry", surplus: "insurance" },
  ],
  ["no fund", [haircut("profit")]],
  ["a mutual fund alone", [tranche]],
  ["survivors before the defaulter", [tranche, ownStake]],
  ["a clearing house under EMIR", [ownStake, fund("junior"), tranche, call, haircut("profit")]],
  ["a clearing house that pays last (KRX 2013)", [ownStake, tranche, fund("junior"), call]],
  ["insurance, then all balances (Bitfinex)", [fund("insurance"), haircut("equity")]],
  ["a fund with a floor and a cap", [fund("insurance", { floor: "3", eventCap: "10" }), haircut("profit")]],
  ["a fund that may never pay", [fund("insurance", { eventCap: "0" }), haircut("profit")]],
  [
    "half of profit, then half of capital",
    [haircut("profit", { cap: "0.5" }), haircut("capital", { cap: "0.5", rounding: "down" })],
  ],
  [
    "a venue that halts",
    [fund("insurance"), haircut("capital", { rounding: "sequential" })],
    { remainder: "halt" },
  ],
  ["open exits", [fund("insurance"), haircut("profit", { rounding: "unspecified" })], { exits: "open" }],
  ["nobody", []],
  ["profit that converts at a ratio (Percolator)", [fund("insurance"), onExit("profit")]],
  [
    "cash that leaves at a rate (Derive)",
    [fund("module"), fund("fees"), onExit("equity")],
    { exits: "open", surplus: "module" },
  ],
  ["a ratio on exit alone, of equity", [onExit("equity")]],
  ["a ratio on exit alone, of profit, whose deficit is carried", [onExit("profit")], { remainder: "carry" }],
  [
    "a mutual fund, half of capital, then a ratio on exit",
    [ownStake, tranche, fund("junior"), haircut("capital", { cap: "0.5" }), onExit("equity")],
    { remainder: "carry", surplus: "junior" },
  ],
  ["a ratio on exit of a venue that halts", [fund("insurance"), onExit("profit")], { remainder: "halt" }],
  [
    "winners cut, then a ratio on their exit",
    [haircut("profit", { cap: "0.5", id: "now" }), onExit("profit")],
  ],
  ["a cap of next to nothing", [haircut("profit", { cap: `0.${"0".repeat(29)}1` })]],
  ["deleveraging alone", [deleverage("adl")], { markets: [perp] }],
  ["deleveraging twice", [deleverage("adl"), deleverage("again")], { markets: [perp] }],
  [
    "a market's own fund, then a ratio on exit",
    [fund("insurance", { market: "perp" }), onExit("equity")],
    { markets: [perp] },
  ],
];

describe("the model is conformant under one mechanism:", () => {
  it.each(partOf(mechanisms, 5).map(([name, ...rest]) => ({ name, rest })))(
    "$name",
    ({ name, rest: [waterfall, policies] }) => expectConformant(readWaterfall(name, waterfall, policies)),
  );
});
