/** The catalogue: every invariant, headline before general case, the model's own last. */
import type { Invariant } from "../invariant.ts";
import { aBankruptPositionIsClosedAgainstItsOtherSide } from "./a-bankrupt-position-is-closed-against-its-other-side.ts";
import { aCoalitionExtractsOnlyWhatOthersPaid } from "./a-coalition-extracts-only-what-others-paid.ts";
import { aLargerBasePaysNoLessAndKeepsNoLess } from "./a-larger-base-pays-no-less-and-keeps-no-less.ts";
import { aLargerLossLowersNobodysBill } from "./a-larger-loss-lowers-nobodys-bill.ts";
import { aLossInOneMarketStaysInItsScope } from "./a-loss-in-one-market-stays-in-its-scope.ts";
import { aNullHolderCanBeRemoved } from "./a-null-holder-can-be-removed.ts";
import { aProfitHaircutNeverTouchesCapital } from "./a-profit-haircut-never-touches-capital.ts";
import { aRefusedActionChangesNothing } from "./a-refused-action-changes-nothing.ts";
import { aResolveLeavesNobodyInsolvent } from "./a-resolve-leaves-nobody-insolvent.ts";
import { aRoundTripGainsNothing } from "./a-round-trip-gains-nothing.ts";
import { aSubgroupOnItsOwnBillPaysTheSame } from "./a-subgroup-on-its-own-bill-pays-the-same.ts";
import { anExitNeverLowersTheRatioOfThoseWhoStay } from "./an-exit-never-lowers-the-ratio-of-those-who-stay.ts";
import { anyoneCanRecomputeEachBill } from "./anyone-can-recompute-each-bill.ts";
import { atMostOneCounterpartyIsClosedInPart } from "./at-most-one-counterparty-is-closed-in-part.ts";
import { bystandersAreUntouched } from "./bystanders-are-untouched.ts";
import { claimsAreBacked } from "./claims-are-backed.ts";
import { deficitOnlyWhenEveryLayerIsExhausted } from "./deficit-only-when-every-layer-is-exhausted.ts";
import { deleveragingKeepsTheRankOrder } from "./deleveraging-keeps-the-rank-order.ts";
import { equalBasesPayEqually } from "./equal-bases-pay-equally.ts";
import { everyInsolvencyCanBeResolved } from "./every-insolvency-can-be-resolved.ts";
import { everyLossIsAccountedForOnce } from "./every-loss-is-accounted-for-once.ts";
import { everyoneWhoExitsIsPaidAtThePublicRatio } from "./everyone-who-exits-is-paid-at-the-public-ratio.ts";
import { floorsAndEventCapsHold } from "./floors-and-event-caps-hold.ts";
import { independentActionsCommute } from "./independent-actions-commute.ts";
import { invalidActionsAreRefused } from "./invalid-actions-are-refused.ts";
import { largerBasesPayNoLessAndKeepNoLess } from "./larger-bases-pay-no-less-and-keep-no-less.ts";
import { layersPayInOrder } from "./layers-pay-in-order.ts";
import { leavingAndComingBackDoesNotBeatStaying } from "./leaving-and-coming-back-does-not-beat-staying.ts";
import { mergingAccountsSavesAtMostRounding } from "./merging-accounts-saves-at-most-rounding.ts";
import { movingBaseInsideAGroupDoesNotMoveItsBill } from "./moving-base-inside-a-group-does-not-move-its-bill.ts";
import { namesAndOrderDoNotMatter } from "./names-and-order-do-not-matter.ts";
import { noMoreIsTakenThanTheLoss } from "./no-more-is-taken-than-the-loss.ts";
import { nobodyIsFlipped } from "./nobody-is-flipped.ts";
import { nobodyIsPaidBeyondWhatIsThereAtAShutdown } from "./nobody-is-paid-beyond-what-is-there-at-a-shutdown.ts";
import { nobodyIsWorseOffThanInAPlainLiquidation } from "./nobody-is-worse-off-than-in-a-plain-liquidation.ts";
import { nobodyLeavesWhileALossIsOpen } from "./nobody-leaves-while-a-loss-is-open.ts";
import { nobodyPaysMoreThanTheBase } from "./nobody-pays-more-than-the-base.ts";
import { nobodyRecoversMoreThanWasLost } from "./nobody-recovers-more-than-was-lost.ts";
import { nothingIsNegative } from "./nothing-is-negative.ts";
import { nothingIsStranded } from "./nothing-is-stranded.ts";
import { onePublicRatioExplainsEveryBill } from "./one-public-ratio-explains-every-bill.ts";
import { onlyThoseWithABasePay } from "./only-those-with-a-base-pay.ts";
import { ownMoneyPaysFirst } from "./own-money-pays-first.ts";
import { positionsAreClosedAtTheBankruptcyPrice } from "./positions-are-closed-at-the-bankruptcy-price.ts";
import { positionsOfEachMarketSumToZero } from "./positions-of-each-market-sum-to-zero.ts";
import { receiptsAddUpToTheLoss } from "./receipts-add-up-to-the-loss.ts";
import { receiptsSumToEveryChange } from "./receipts-sum-to-every-change.ts";
import { recoveriesAreSharedPariPassu } from "./recoveries-are-shared-pari-passu.ts";
import { replicasPayLikeTheOriginal } from "./replicas-pay-like-the-original.ts";
import { resolvingTwiceIsResolvingOnce } from "./resolving-twice-is-resolving-once.ts";
import { splittingAnAccountGainsNothing } from "./splitting-an-account-gains-nothing.ts";
import { theDefaultersStakeGoesFirst } from "./the-defaulters-stake-goes-first.ts";
import { theFundPaysBeforeAnyoneIsHaircut } from "./the-fund-pays-before-anyone-is-haircut.ts";
import { theLastResortStaysUnusedWithoutNeed } from "./the-last-resort-stays-unused-without-need.ts";
import { theOrderOfExitsDoesNotMatterAfterAShutdown } from "./the-order-of-exits-does-not-matter-after-a-shutdown.ts";
import { theOrderOfExitsMovesPayoutsByRoundingAlone } from "./the-order-of-exits-moves-payouts-by-rounding-alone.ts";
import { theRatioLiesBetween0And1 } from "./the-ratio-lies-between-0-and-1.ts";
import { theRatioRecoversWhenFundsReturn } from "./the-ratio-recovers-when-funds-return.ts";
import { theSameScenarioGivesTheSameTrace } from "./the-same-scenario-gives-the-same-trace.ts";
import { theSplitFollowsTheQuota } from "./the-split-follows-the-quota.ts";
import { theStateEqualsTheModels } from "./the-state-equals-the-models.ts";
import { theUnitDoesNotMatter } from "./the-unit-does-not-matter.ts";
import { twoSmallLossesCostWhatOneLargeOneDoes } from "./two-small-losses-cost-what-one-large-one-does.ts";
import { validActionsAreAccepted } from "./valid-actions-are-accepted.ts";
import { valueIsConserved } from "./value-is-conserved.ts";

export const invariants: readonly Invariant[] = [
  theFundPaysBeforeAnyoneIsHaircut,
  theDefaultersStakeGoesFirst,
  layersPayInOrder,
  theLastResortStaysUnusedWithoutNeed,
  nobodyIsPaidBeyondWhatIsThereAtAShutdown,
  valueIsConserved,
  everyLossIsAccountedForOnce,
  bystandersAreUntouched,
  nothingIsNegative,
  ownMoneyPaysFirst,
  aResolveLeavesNobodyInsolvent,
  claimsAreBacked,
  deficitOnlyWhenEveryLayerIsExhausted,
  noMoreIsTakenThanTheLoss,
  floorsAndEventCapsHold,
  nothingIsStranded,
  nobodyPaysMoreThanTheBase,
  aProfitHaircutNeverTouchesCapital,
  onlyThoseWithABasePay,
  aRefusedActionChangesNothing,
  invalidActionsAreRefused,
  validActionsAreAccepted,
  everyInsolvencyCanBeResolved,
  nobodyLeavesWhileALossIsOpen,
  aRoundTripGainsNothing,
  anExitNeverLowersTheRatioOfThoseWhoStay,
  theRatioLiesBetween0And1,
  nobodyRecoversMoreThanWasLost,
  aCoalitionExtractsOnlyWhatOthersPaid,
  positionsOfEachMarketSumToZero,
  aLossInOneMarketStaysInItsScope,
  theSplitFollowsTheQuota,
  equalBasesPayEqually,
  largerBasesPayNoLessAndKeepNoLess,
  namesAndOrderDoNotMatter,
  splittingAnAccountGainsNothing,
  mergingAccountsSavesAtMostRounding,
  movingBaseInsideAGroupDoesNotMoveItsBill,
  aLargerLossLowersNobodysBill,
  aLargerBasePaysNoLessAndKeepsNoLess,
  theUnitDoesNotMatter,
  aNullHolderCanBeRemoved,
  replicasPayLikeTheOriginal,
  aSubgroupOnItsOwnBillPaysTheSame,
  twoSmallLossesCostWhatOneLargeOneDoes,
  onePublicRatioExplainsEveryBill,
  everyoneWhoExitsIsPaidAtThePublicRatio,
  theRatioRecoversWhenFundsReturn,
  theOrderOfExitsMovesPayoutsByRoundingAlone,
  resolvingTwiceIsResolvingOnce,
  theSameScenarioGivesTheSameTrace,
  independentActionsCommute,
  recoveriesAreSharedPariPassu,
  leavingAndComingBackDoesNotBeatStaying,
  deleveragingKeepsTheRankOrder,
  atMostOneCounterpartyIsClosedInPart,
  positionsAreClosedAtTheBankruptcyPrice,
  aBankruptPositionIsClosedAgainstItsOtherSide,
  nobodyIsFlipped,
  theOrderOfExitsDoesNotMatterAfterAShutdown,
  nobodyIsWorseOffThanInAPlainLiquidation,
  receiptsSumToEveryChange,
  anyoneCanRecomputeEachBill,
  receiptsAddUpToTheLoss,
  theStateEqualsTheModels,
];
