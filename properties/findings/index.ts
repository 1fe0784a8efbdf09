/** What can be wrong with a mechanism itself, one file each. */
import { aFundWithACapPaysMoreForALossInParts } from "./a-fund-with-a-cap-pays-more-for-a-loss-in-parts.ts";
import { aLossCanStayWithNobodyWhileHoldersHaveMoney } from "./a-loss-can-stay-with-nobody-while-holders-have-money.ts";
import { aLossInPartsCostsHoldersAnotherAmount } from "./a-loss-in-parts-costs-holders-another-amount.ts";
import { deleveragingCanHitTheSmallerAndSpareTheLarger } from "./deleveraging-can-hit-the-smaller-and-spare-the-larger.ts";
import { equalsCanEndWithDifferentAmounts } from "./equals-can-end-with-different-amounts.ts";
import { holdersPayBeforeAFundOfTheVenue } from "./holders-pay-before-a-fund-of-the-venue.ts";
import { moreIsTakenThanWasLost } from "./more-is-taken-than-was-lost.ts";
import { oneOwnerWithTwoAccountsCanMilkAFund } from "./one-owner-with-two-accounts-can-milk-a-fund.ts";
import { openingMoreAccountsLowersTheBill } from "./opening-more-accounts-lowers-the-bill.ts";
import { profitThatWasRealizedBeforeALossEscapesIt } from "./profit-that-was-realized-before-a-loss-escapes-it.ts";
import { roundingCanLeaveALossThatCouldBePaid } from "./rounding-can-leave-a-loss-that-could-be-paid.ts";
import type { Weakness } from "./weakness.ts";
import { whoHadMoreCanEndWithLess } from "./who-had-more-can-end-with-less.ts";
import { whoLeavesFirstIsPaidInFullAndTheLastIsNot } from "./who-leaves-first-is-paid-in-full-and-the-last-is-not.ts";
import { thoseWhoJoinAfterALossPayForIt } from "./those-who-join-after-a-loss-pay-for-it.ts";
import { thoseWhoLeaveBeforeTheResolveEscapeTheLoss } from "./those-who-leave-before-the-resolve-escape-the-loss.ts";

export type { Showing, Way, Weakness } from "./weakness.ts";
export { searched } from "./small-markets.ts";

/** Who escapes, who pays in whose place, who is treated how, and the price of rounding. */
export const weaknesses: readonly Weakness[] = [
  thoseWhoLeaveBeforeTheResolveEscapeTheLoss,
  profitThatWasRealizedBeforeALossEscapesIt,
  whoLeavesFirstIsPaidInFullAndTheLastIsNot,
  thoseWhoJoinAfterALossPayForIt,
  aLossCanStayWithNobodyWhileHoldersHaveMoney,
  holdersPayBeforeAFundOfTheVenue,
  oneOwnerWithTwoAccountsCanMilkAFund,
  aFundWithACapPaysMoreForALossInParts,
  aLossInPartsCostsHoldersAnotherAmount,
  whoHadMoreCanEndWithLess,
  equalsCanEndWithDifferentAmounts,
  deleveragingCanHitTheSmallerAndSpareTheLarger,
  openingMoreAccountsLowersTheBill,
  roundingCanLeaveALossThatCouldBePaid,
  moreIsTakenThanWasLost,
];
