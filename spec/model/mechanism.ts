import type { Atoms } from "../numbers/atoms.ts";
import type { LayerId } from "../numbers/identifiers.ts";
import type { Market, MarketId } from "./market.ts";
import type { Ratio } from "../numbers/ratio.ts";
import type { Rule } from "./rule.ts";
import type { Asset } from "../numbers/units.ts";

/** How atoms are rounded when a loss is split. See spec/division/split.ts. */
export type Rounding = "up" | "down" | "largest-remainder" | "sequential" | "unspecified";

/** What a haircut is measured on. See spec/resolve/layers/haircut.ts. */
export type Basis = "profit" | "capital" | "equity" | "exposure";

/** When a haircut is taken: by a resolve, or from value that leaves. See spec/resolve/layers/on-exit.ts. */
export type Timing = "at-resolve" | "on-exit";

/** Money set aside: an insurance fund, the venue's own capital. */
export interface FundLayer {
  readonly kind: "fund";
  readonly id: LayerId;
  /** Atoms that a draw must leave. */
  readonly floor?: Atoms;
  /** The most atoms that one resolve may draw. */
  readonly eventCap?: Atoms;
  /** The one market whose losses it pays. */
  readonly market?: MarketId;
}

/** The insolvent accounts' own stakes in a tranche. */
export interface DefaulterStakeLayer {
  readonly kind: "defaulter-stake";
  readonly id: LayerId;
  readonly tranche: LayerId;
}

/** The solvent accounts' stakes: a mutual default fund. */
export interface TrancheLayer {
  readonly kind: "tranche";
  readonly id: LayerId;
  readonly rounding: Rounding;
}

/** A call on contributors for more, bounded by a multiple of their stake. */
export interface AssessmentLayer {
  readonly kind: "assessment";
  readonly id: LayerId;
  readonly tranche: LayerId;
  readonly multiple: Ratio;
  readonly rounding: Rounding;
}

/** A cut of holders' profit, capital or equity. */
export interface HaircutLayer {
  readonly kind: "haircut";
  readonly id: LayerId;
  readonly basis: Basis;
  readonly rule: Rule;
  readonly rounding: Rounding;
  /** The part of each base that may be cut, in (0, 1]. */
  readonly cap?: Ratio;
  /** The one market whose losses it pays, and whose position holders are cut. */
  readonly market?: MarketId;
  /** Absent: "at-resolve". */
  readonly timing?: Timing;
}

/** Who is closed first when a bankrupt position is deleveraged. See spec/resolve/layers/rank.ts. */
export type Rank = "bitmex" | "binance" | "hyperliquid" | "profit" | "pro-rata";

/** Bankrupt positions are closed against the opposite side, at the bankruptcy price. */
export interface DeleverageLayer {
  readonly kind: "deleverage";
  readonly id: LayerId;
  readonly rank: Rank;
  /** The one market whose losses it pays. */
  readonly market?: MarketId;
}

export type Layer =
  FundLayer | DefaulterStakeLayer | TrancheLayer | AssessmentLayer | HaircutLayer | DeleverageLayer;

/** What becomes of a loss that no layer could pay. */
export type Remainder = "park" | "carry" | "halt";

/** Whether value may leave while a loss is open. */
export type Exits = "open" | "gated";

/** A mechanism is data: who pays, in what order, and a few policies. */
export interface Mechanism {
  readonly name: string;
  readonly asset: Asset;
  /** Absent: there is nothing to trade, and the ledger tier is all there is. */
  readonly markets?: readonly Market[];
  readonly waterfall: readonly Layer[];
  readonly remainder: Remainder;
  readonly exits: Exits;
  /** Where rounding surplus goes: "residue", or the id of a fund layer. */
  readonly surplus: LayerId;
}

/** The layers of one kind, in waterfall order. */
export const layersOf = <K extends Layer["kind"]>(
  mechanism: Mechanism,
  kind: K,
): readonly Extract<Layer, { kind: K }>[] =>
  mechanism.waterfall.filter((layer): layer is Extract<Layer, { kind: K }> => layer.kind === kind);

/** True when the mechanism has a layer of this kind and id. */
export const hasLayer = (mechanism: Mechanism, kind: Layer["kind"], id: LayerId): boolean =>
  mechanism.waterfall.some((layer) => layer.kind === kind && layer.id === id);

/** The market of this id, if the mechanism has it. */
export const marketOf = (mechanism: Mechanism, id: MarketId): Market | undefined =>
  mechanism.markets?.find((market) => market.id === id);

/** The rule by which a layer divides a loss; undefined where payers are asked one after the other. */
export const ruleOf = (layer: Layer): Rule | undefined => {
  switch (layer.kind) {
    case "fund":
    case "defaulter-stake":
    case "deleverage":
      return undefined;
    case "tranche":
    case "assessment":
      return "proportional";
    case "haircut":
      return layer.rule;
  }
};
