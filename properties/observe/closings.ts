import {
  type AccountId,
  accountOf,
  type Atoms,
  counterparties,
  type DeleverageLayer,
  equityOf,
  inRankOrder,
  type Lots,
  magnitude,
  type MarketId,
  type MarketState,
  min,
  positionIn,
  zero,
} from "../../spec/index.ts";
import type { Part } from "./breakdown.ts";
import type { Observation } from "./observation.ts";

/** One who was closed, or could have been. */
export interface Closed {
  readonly account: AccountId;
  readonly held: Lots;
  readonly closed: Lots;
  readonly paid: Atoms;
  readonly equity: Atoms;
}

/** A bankrupt position that a deleverage layer closed, from the implementation's own numbers. */
export interface Closing {
  readonly step: number;
  readonly layer: DeleverageLayer;
  readonly market: MarketId;
  readonly defaulter: AccountId;
  /** Lots of the defaulter before, and how many of them were closed; without sign. */
  readonly held: Lots;
  readonly closed: Lots;
  /** H: the part of the loss that its closing must place. */
  readonly loss: Atoms;
  /** Counterparties, in rank order. */
  readonly others: readonly Closed[];
}

/**
 * The closings of a trace that the states tell apart: a resolve in which one
 * position is bankrupt in the layer's scope, and no other layer closes any.
 * Where there are several, who was closed for whom is not reported.
 */
export const closings = function* ({ mechanism, resolves }: Observation): Generator<Closing> {
  const layers = mechanism.waterfall.filter(({ kind }) => kind === "deleverage");
  if (layers.length !== 1) return;
  for (const { index, action, after, breakdown } of resolves) {
    const part = breakdown?.parts.find(({ layer }) => layer.kind === "deleverage");
    if (part === undefined || action.type !== "resolve") continue;
    const closing = closingOf(index, part, after.markets);
    if (closing !== undefined) yield closing;
  }

  function closingOf(
    step: number,
    { layer, reached, bills }: Part,
    after: ReadonlyMap<MarketId, MarketState>,
  ): Closing | undefined {
    if (layer.kind !== "deleverage" || reached === undefined) return undefined;
    const { resolution, loss } = reached;
    const { state, opening } = resolution;
    const bankrupt = [...state.markets].flatMap(([market, now]) =>
      [...resolution.ownLosses.keys()].flatMap((defaulter) => {
        const asked = min(
          opening.markets.get(market)?.shortfalls.get(defaulter) ?? zero,
          loss.markets.get(market) ?? zero,
        );
        const inScope = layer.market === undefined || layer.market === market;
        return inScope && asked > 0n && positionIn(now, defaulter).lots !== 0n
          ? [{ market, now, defaulter, loss: asked }]
          : [];
      }),
    );
    const [only, another] = bankrupt;
    if (only === undefined || another !== undefined) return undefined;
    const { market, now, defaulter } = only;
    const then = after.get(market) ?? now;
    const began = opening.markets.get(market) ?? now;
    const closedOf = (account: AccountId): Lots =>
      magnitude(positionIn(now, account).lots) - magnitude(positionIn(then, account).lots);
    const eligible = counterparties({ ...layer, market }, resolution)
      .filter(({ base }) => base > 0n)
      .flatMap(({ account }) => (account === undefined ? [] : [account]));
    const paid = new Map(bills.map((bill) => [bill.account, bill.paid]));
    return {
      step,
      layer,
      market,
      defaulter,
      held: magnitude(positionIn(now, defaulter).lots),
      closed: closedOf(defaulter),
      loss: only.loss,
      others: inRankOrder(layer.rank, mechanism, opening, began, eligible).map((account) => ({
        account,
        held: magnitude(positionIn(now, account).lots),
        closed: closedOf(account),
        paid: paid.get(account) ?? zero,
        equity: equityOf(accountOf(state, account)),
      })),
    };
  }
};
