/** The catalogue: every invariant, headline before general case, the model's own last. */
import type { Invariant } from "../invariant.ts";
import { aBankruptPositionIsClosedAgainstItsOtherSide } from "./deleverage/a-bankrupt-position-is-closed-against-its-other-side.ts";
import { aCoalitionExtractsOnlyWhatOthersPaid } from "./conservation/a-coalition-extracts-only-what-others-paid.ts";
import { aLargerBasePaysNoLessAndKeepsNoLess } from "./fair/a-larger-base-pays-no-less-and-keeps-no-less.ts";
import { aLargerLossLowersNobodysBill } from "./fair/a-larger-loss-lowers-nobodys-bill.ts";
import { aLossInOneMarketStaysInItsScope } from "./market/a-loss-in-one-market-stays-in-its-scope.ts";
import { aNullHolderCanBeRemoved } from "./fair/a-null-holder-can-be-removed.ts";
import { aProfitHaircutNeverTouchesCapital } from "./bounds/a-profit-haircut-never-touches-capital.ts";
import { aRefusedActionChangesNothing } from "./refusals/a-refused-action-changes-nothing.ts";
import { aResolveLeavesNobodyInsolvent } from "./conservation/a-resolve-leaves-nobody-insolvent.ts";
import { aRoundTripGainsNothing } from "./exit/a-round-trip-gains-nothing.ts";
import { aSubgroupOnItsOwnBillPaysTheSame } from "./fair/a-subgroup-on-its-own-bill-pays-the-same.ts";
import { anExitNeverLowersTheRatioOfThoseWhoStay } from "./exit/an-exit-never-lowers-the-ratio-of-those-who-stay.ts";
import { anyoneCanRecomputeEachBill } from "./transparency/anyone-can-recompute-each-bill.ts";
import { atMostOneCounterpartyIsClosedInPart } from "./deleverage/at-most-one-counterparty-is-closed-in-part.ts";
import { bystandersAreUntouched } from "./conservation/bystanders-are-untouched.ts";
import { claimsAreBacked } from "./conservation/claims-are-backed.ts";
import { deficitOnlyWhenEveryLayerIsExhausted } from "./conservation/deficit-only-when-every-layer-is-exhausted.ts";
import { deleveragingKeepsTheRankOrder } from "./deleverage/deleveraging-keeps-the-rank-order.ts";
import { equalBasesPayEqually } from "./fair/equal-bases-pay-equally.ts";
import { everyInsolvencyCanBeResolved } from "./refusals/every-insolvency-can-be-resolved.ts";
import { everyLossIsAccountedForOnce } from "./conservation/every-loss-is-accounted-for-once.ts";
import { everyoneWhoExitsIsPaidAtThePublicRatio } from "./exit/everyone-who-exits-is-paid-at-the-public-ratio.ts";
import { floorsAndEventCapsHold } from "./order/floors-and-event-caps-hold.ts";
import { independentActionsCommute } from "./time/independent-actions-commute.ts";
import { invalidActionsAreRefused } from "./refusals/invalid-actions-are-refused.ts";
import { largerBasesPayNoLessAndKeepNoLess } from "./fair/larger-bases-pay-no-less-and-keep-no-less.ts";
import { layersPayInOrder } from "./order/layers-pay-in-order.ts";
import { leavingAndComingBackDoesNotBeatStaying } from "./exit/leaving-and-coming-back-does-not-beat-staying.ts";
import { mergingAccountsSavesAtMostRounding } from "./fair/merging-accounts-saves-at-most-rounding.ts";
import { movingBaseInsideAGroupDoesNotMoveItsBill } from "./fair/moving-base-inside-a-group-does-not-move-its-bill.ts";
import { namesAndOrderDoNotMatter } from "./fair/names-and-order-do-not-matter.ts";
import { noMoreIsTakenThanTheLoss } from "./order/no-more-is-taken-than-the-loss.ts";
import { nobodyIsFlipped } from "./deleverage/nobody-is-flipped.ts";
import { nobodyIsPaidBeyondWhatIsThereAtAShutdown } from "./exit/nobody-is-paid-beyond-what-is-there-at-a-shutdown.ts";
import { nobodyIsWorseOffThanInAPlainLiquidation } from "./exit/nobody-is-worse-off-than-in-a-plain-liquidation.ts";
import { nobodyLeavesWhileALossIsOpen } from "./exit/nobody-leaves-while-a-loss-is-open.ts";
import { nobodyPaysMoreThanTheBase } from "./bounds/nobody-pays-more-than-the-base.ts";
import { nobodyRecoversMoreThanWasLost } from "./conservation/nobody-recovers-more-than-was-lost.ts";
import { nothingIsNegative } from "./conservation/nothing-is-negative.ts";
import { nothingIsStranded } from "./order/nothing-is-stranded.ts";
import { onePublicRatioExplainsEveryBill } from "./fair/one-public-ratio-explains-every-bill.ts";
import { onlyThoseWithABasePay } from "./bounds/only-those-with-a-base-pay.ts";
import { ownMoneyPaysFirst } from "./conservation/own-money-pays-first.ts";
import { positionsAreClosedAtTheBankruptcyPrice } from "./deleverage/positions-are-closed-at-the-bankruptcy-price.ts";
import { positionsOfEachMarketSumToZero } from "./market/positions-of-each-market-sum-to-zero.ts";
import { receiptsAddUpToTheLoss } from "./transparency/receipts-add-up-to-the-loss.ts";
import { receiptsSumToEveryChange } from "./transparency/receipts-sum-to-every-change.ts";
import { recoveriesAreSharedPariPassu } from "./time/recoveries-are-shared-pari-passu.ts";
import { replicasPayLikeTheOriginal } from "./fair/replicas-pay-like-the-original.ts";
import { resolvingTwiceIsResolvingOnce } from "./time/resolving-twice-is-resolving-once.ts";
import { splittingAnAccountGainsNothing } from "./fair/splitting-an-account-gains-nothing.ts";
import { theDefaultersStakeGoesFirst } from "./order/the-defaulters-stake-goes-first.ts";
import { theFundPaysBeforeAnyoneIsHaircut } from "./order/the-fund-pays-before-anyone-is-haircut.ts";
import { theLastResortStaysUnusedWithoutNeed } from "./order/the-last-resort-stays-unused-without-need.ts";
import { theOrderOfExitsDoesNotMatterAfterAShutdown } from "./exit/the-order-of-exits-does-not-matter-after-a-shutdown.ts";
import { theOrderOfExitsMovesPayoutsByRoundingAlone } from "./exit/the-order-of-exits-moves-payouts-by-rounding-alone.ts";
import { theRatioLiesBetween0And1 } from "./exit/the-ratio-lies-between-0-and-1.ts";
import { theRatioRecoversWhenFundsReturn } from "./exit/the-ratio-recovers-when-funds-return.ts";
import { theSameScenarioGivesTheSameTrace } from "./time/the-same-scenario-gives-the-same-trace.ts";
import { theSplitFollowsTheQuota } from "./fair/the-split-follows-the-quota.ts";
import { theStateEqualsTheModels } from "./exact/the-state-equals-the-models.ts";
import { theUnitDoesNotMatter } from "./fair/the-unit-does-not-matter.ts";
import { twoSmallLossesCostWhatOneLargeOneDoes } from "./fair/two-small-losses-cost-what-one-large-one-does.ts";
import { validActionsAreAccepted } from "./refusals/valid-actions-are-accepted.ts";
import { valueIsConserved } from "./conservation/value-is-conserved.ts";

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
