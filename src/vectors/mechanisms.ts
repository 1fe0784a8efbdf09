import { atoms, claimsRuleNames, type Layer, type Mechanism, presets, type Rounding } from "../../spec/index.ts";

/** A mechanism of the vectors: its file is called by the name. */
export interface VectorMechanism {
  readonly name: string;
  readonly mechanism: Mechanism;
  /** It is there for how a loss is divided: courses of many actions would show what they show elsewhere. */
  readonly isAboutShares: boolean;
}

const venue = (
  name: string,
  waterfall: readonly Layer[],
  policies: Partial<Omit<Mechanism, "name" | "waterfall">> = {},
): VectorMechanism => ({
  name,
  isAboutShares: false,
  mechanism: {
    name,
    asset: { symbol: "USD", decimals: 2 },
    waterfall,
    remainder: "park",
    exits: "gated",
    surplus: "residue",
    ...policies,
  },
});

const insurance: Layer = { kind: "fund", id: "insurance" };

const cut = (
  id: string,
  basis: "profit" | "capital" | "equity" | "exposure",
  rounding: Rounding = "up",
  more: { readonly cap?: string; readonly market?: string } = {},
): Layer => ({ kind: "haircut", id, basis, rule: "proportional", rounding, ...more });

const markets = [
  { id: "btc", price: atoms(100n), initialMargin: "0.1", maintenanceMargin: "0.05", positionLimit: 10n },
  { id: "eth", price: atoms(30n), initialMargin: "0.15" },
];

/** What no preset has, of policies, limits, scopes and ranks. */
const general: readonly VectorMechanism[] = [
  venue("generic-limits", [
    { kind: "fund", id: "house", floor: atoms(2n), eventCap: atoms(4n) },
    insurance,
    cut("winners", "profit", "up", { cap: "0.5" }),
  ]),
  venue("generic-two-cuts", [cut("winners", "profit"), cut("holders", "equity", "largest-remainder")]),
  venue("generic-surplus-to-fund", [insurance, cut("holders", "capital")], { surplus: "insurance" }),
  venue("generic-carry", [insurance, cut("holders", "equity", "down")], { remainder: "carry", exits: "open" }),
  venue(
    "generic-two-markets",
    [
      { kind: "fund", id: "btc-insurance", market: "btc" },
      { kind: "fund", id: "eth-insurance", market: "eth" },
      cut("btc-holders", "equity", "up", { market: "btc", cap: "0.5" }),
      cut("traders", "exposure"),
    ],
    { markets },
  ),
  venue("generic-two-tranches", [
    { kind: "tranche", id: "junior", rounding: "up" },
    { kind: "tranche", id: "senior", rounding: "up" },
  ]),
  venue("generic-24-decimals", [insurance, { kind: "tranche", id: "pool", rounding: "up" }], {
    asset: { symbol: "USD", decimals: 24 },
  }),
  venue("generic-rank-profit", [insurance, { kind: "deleverage", id: "adl", rank: "profit" }], { markets }),
  venue("generic-rank-pro-rata", [insurance, { kind: "deleverage", id: "adl", rank: "pro-rata" }], { markets }),
];

/** Ways of dividing: every rounding and rule. */
const shares: readonly VectorMechanism[] = [
  venue("generic-rounded-down", [insurance, cut("winners", "profit", "down")]),
  venue("generic-largest-remainder", [insurance, cut("winners", "profit", "largest-remainder")]),
  venue("generic-sequential", [insurance, cut("holders", "capital", "sequential")]),
  venue("generic-talmud-rounded-down", [
    { kind: "haircut", id: "winners", basis: "profit", rule: "talmud", rounding: "down" },
  ]),
  ...claimsRuleNames
    .filter((rule) => rule !== "proportional")
    .map((rule) =>
      venue(`rule-${rule}`, [
        { kind: "haircut", id: "winners", basis: "profit", rule, rounding: "up" },
        { kind: "haircut", id: "holders", basis: "capital", rule, rounding: "largest-remainder" },
      ]),
    ),
].map((one) => ({ ...one, isAboutShares: true }));

/** Every preset, and what none of them has. */
export const vectorMechanisms: readonly VectorMechanism[] = [
  ...presets.map(({ name, mechanism }) => ({ name, mechanism, isAboutShares: false })),
  ...general,
  ...shares,
];
