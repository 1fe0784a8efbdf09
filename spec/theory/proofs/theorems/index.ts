/** Every theorem, in the order of spec section 19. One file each, named by its sentence. */
import type { Theorem } from "../theorem.ts";
import { aCreditOrADebitMovesTheWholeAmount } from "./a-credit-or-a-debit-moves-the-whole-amount.ts";
import { aLargerLossLowersNoBill } from "./a-larger-loss-lowers-no-bill.ts";
import { aLayerPaysOnlyWhenAllBeforeItAreExhausted } from "./a-layer-pays-only-when-all-before-it-are-exhausted.ts";
import { aPaymentConservesValue } from "./a-payment-conserves-value.ts";
import { aQueueBalances } from "./a-queue-balances.ts";
import { aRecoveryConservesValue } from "./a-recovery-conserves-value.ts";
import { aResolveConservesValue } from "./a-resolve-conserves-value.ts";
import { aRoundedShareStaysWithinTheBase } from "./a-rounded-share-stays-within-the-base.ts";
import { aSettlementConservesValue } from "./a-settlement-conserves-value.ts";
import { aShutdownAndItsRedemptionsConserveValue } from "./a-shutdown-and-its-redemptions-conserve-value.ts";
import { aWaterfallStepPlacesTheLossExactlyOnce } from "./a-waterfall-step-places-the-loss-exactly-once.ts";
import { afterAResolveNobodyIsInsolvent } from "./after-a-resolve-nobody-is-insolvent.ts";
import { anExitNeverLowersTheRatioOfThoseWhoStay } from "./an-exit-never-lowers-the-ratio-of-those-who-stay.ts";
import { equalBasesPayEqually } from "./equal-bases-pay-equally.ts";
import { largerBasesPayNoLessAndKeepNoLess } from "./larger-bases-pay-no-less-and-keep-no-less.ts";
import { profitsAreEnoughForEveryDeficitOfAZeroSumBook } from "./profits-are-enough-for-every-deficit-of-a-zero-sum-book.ts";
import { splittingAnAccountGainsNothing } from "./splitting-an-account-gains-nothing.ts";
import { theSequentialSplitBalances } from "./the-sequential-split-balances.ts";
import { theSurplusIsLessThanTheNumberOfFractionalQuotas } from "./the-surplus-is-less-than-the-number-of-fractional-quotas.ts";

export const theorems: readonly Theorem[] = [
  aRoundedShareStaysWithinTheBase,
  theSequentialSplitBalances,
  aQueueBalances,
  theSurplusIsLessThanTheNumberOfFractionalQuotas,
  equalBasesPayEqually,
  largerBasesPayNoLessAndKeepNoLess,
  aLargerLossLowersNoBill,
  splittingAnAccountGainsNothing,
  aWaterfallStepPlacesTheLossExactlyOnce,
  aLayerPaysOnlyWhenAllBeforeItAreExhausted,
  afterAResolveNobodyIsInsolvent,
  profitsAreEnoughForEveryDeficitOfAZeroSumBook,
  aCreditOrADebitMovesTheWholeAmount,
  aPaymentConservesValue,
  aSettlementConservesValue,
  aResolveConservesValue,
  aRecoveryConservesValue,
  aShutdownAndItsRedemptionsConserveValue,
  anExitNeverLowersTheRatioOfThoseWhoStay,
];
