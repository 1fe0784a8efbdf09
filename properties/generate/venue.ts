import * as fc from "fast-check";
import type { Mechanism } from "../../spec/index.ts";
import { type Capabilities, hasMarkets } from "../applicability/capabilities.ts";
import { scalesUpTo, usualMaximum } from "./amounts.ts";
import { type GenesisPlan, genesisFrom, genesisPlan } from "./genesis.ts";
import { type MarketsPlan, marketsPlan } from "./markets.ts";
import { type MechanismPlan, mechanismFrom, mechanismPlan, type OnExit } from "./mechanisms.ts";
import { maybe, odds } from "./odds.ts";
import { openingActions } from "./opening.ts";
import { Play } from "./play.ts";
import { record } from "./record.ts";

/** Where a scenario begins, as plain data: its mechanism, and who is there. */
export interface VenuePlan {
  readonly scale: bigint;
  readonly mechanism: MechanismPlan | Mechanism;
  readonly markets: MarketsPlan | undefined;
  readonly genesis: GenesisPlan;
  /** It begins empty, and actions build what they can of the genesis: as where no genesis can be loaded. */
  readonly fromNothing: boolean;
}

const maximumOf = ({ maxAmount }: Capabilities): bigint => maxAmount ?? usualMaximum;

/** Venues under one of these mechanisms, or under any, which then has markets with these odds. */
export const venuePlan = (
  capabilities: Capabilities,
  mechanisms: "any" | readonly Mechanism[],
  [hits, outOf]: readonly [hits: number, outOf: number],
): fc.Arbitrary<VenuePlan> =>
  record({
    scale: fc.constantFrom(...scalesUpTo(maximumOf(capabilities))),
    mechanism: mechanisms === "any" ? mechanismPlan : fc.constantFrom(...mechanisms),
    markets: hasMarkets(capabilities) ? maybe(hits, outOf, marketsPlan) : fc.constant(undefined),
    genesis: genesisPlan(capabilities),
    fromNothing: odds(1, 12),
  });

/**
 * The venue of a plan, opened: with a genesis, or with the actions that build
 * one. `onExit`: of a mechanism that is drawn, for who knows it, the last
 * haircut is taken on exit.
 */
export const openVenue = (plan: VenuePlan, onExit: OnExit, capabilities: Capabilities): Play => {
  const { scale, genesis: shape } = plan;
  const mechanism =
    "waterfall" in plan.mechanism
      ? plan.mechanism
      : mechanismFrom(
          plan.mechanism,
          scale,
          plan.markets,
          capabilities.onExit === true && onExit,
          capabilities.rules,
        );
  const genesis = genesisFrom(shape, mechanism, scale, maximumOf(capabilities), capabilities);
  const terms = { scale, hostileNames: shape.hostileNames, capabilities };
  if (capabilities.genesis && !plan.fromNothing) return new Play(mechanism, genesis, terms);
  const play = new Play(mechanism, undefined, terms);
  play.act(openingActions(genesis));
  return play;
};
