import {
  type AccountId,
  assetsOf,
  claimOf,
  divideDown,
  fundOf,
  holdingsOf,
  type Mechanism,
  min,
  positive,
  type Redemption,
  type State,
  sum,
} from "../../spec/index.ts";
import { keepsClaims } from "../applicability/capabilities.ts";
import type { Observation } from "./observation.ts";
import type { ObservedStep } from "./observed-step.ts";
import { money } from "./money.ts";

/** The redemption that a shutdown must report, by the state that its resolve left. */
export const redemptionIn = (state: State): Redemption => ({
  assets: positive(assetsOf(state)),
  holdings: sum([...state.accounts.keys()].map((id) => holdingsOf(state, id))),
});

/** The most that holdings are paid at the rate of a redemption. Rounds down. */
export const dueFor = (holdings: bigint, rate: Redemption): bigint =>
  holdings <= 0n || rate.holdings <= 0n
    ? 0n
    : divideDown(holdings * min(rate.assets, rate.holdings), rate.holdings);

/** What a redeem paid, by the state. The two ends differ where the books do not agree on what was lost. */
export interface PaidOff {
  readonly least: bigint;
  readonly most: bigint;
}

/**
 * The holdings that are gone, less what was booked as lost: what the claim
 * rose by, and what the deficit fell and the sink rose by. That the two are
 * the same, CONS-1 and CONS-3 say: a wrong claim is no wrong payment.
 */
export const paidIn = (
  { mechanism, capabilities }: Observation,
  { before, after }: ObservedStep,
  account: AccountId,
): PaidOff => {
  const gone = holdingsOf(before, account) - holdingsOf(after, account);
  const writtenOff = before.deficit - after.deficit + sinkOf(mechanism, after) - sinkOf(mechanism, before);
  const claimed = claimOf(after, account) - claimOf(before, account);
  if (!keepsClaims(capabilities) || claimed === writtenOff)
    return { least: gone - writtenOff, most: gone - writtenOff };
  return claimed > writtenOff
    ? { least: gone - claimed, most: gone - writtenOff }
    : { least: gone - writtenOff, most: gone - claimed };
};

const sinkOf = ({ surplus }: Mechanism, state: State): bigint =>
  surplus === "residue" ? state.residue : fundOf(state, surplus);

/** A redemption in words, for a violation. */
export const redemptionText = ({ assets, holdings }: Redemption): string =>
  `${money(assets)} for ${money(holdings)}`;
