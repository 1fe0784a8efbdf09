/** A class of bugs. A vector has its flag if, and only if, an implementation with a fault of the class fails it. */
export interface BugClass {
  /** What is wrong in such an implementation. */
  readonly bug: string;
  /** What it does to people. */
  readonly effect: string;
  /** The faulty variants of the model (src/mutants/) that stand for it, by name. */
  readonly mutants: readonly string[];
}

export const ledgerClasses = {
  "fund-before-haircut": {
    bug: "Users are cut, or deleveraged, while money that was set aside stands before them.",
    effect: "Users lose what the insurance should have paid.",
    mutants: ["deleveraged-before-the-fund", "old-deficit-paid-first", "users-cut-before-the-fund"],
  },
  "layer-order": {
    bug: "Layers are drawn in another order than the waterfall's.",
    effect: "Those who were to pay last pay first.",
    mutants: ["tranches-pay-in-proportion", "waterfall-drawn-backwards"],
  },
  "own-stake-first": {
    bug: "Survivors' stakes pay before the defaulter's own, or the defaulter's count and stay.",
    effect: "The survivors pay for somebody who still has something.",
    mutants: ["survivors-pay-before-the-defaulter", "insurer-pays-its-own-debt"],
  },
  "own-money-first": {
    bug: "A loser's own profit and capital do not pay first, or not in this order.",
    effect: "Others pay for somebody who keeps money.",
    mutants: [
      "bankruptcy-declared-unsettled",
      "debt-forgiven-while-assets-are-kept",
      "loss-takes-capital-before-profit",
      "own-deposit-not-used",
    ],
  },
  "loss-lost": {
    bug: "A loss is erased, or counted as paid, and nobody pays it.",
    effect: "The books promise more than there is, and the last who leaves finds nothing.",
    mutants: ["insurance-counted-but-not-credited", "loss-erased-with-nobody-paying"],
  },
  "exact-exhaustion": {
    bug: "A loss larger than what can be paid, even by one atom, is dropped, refused, or taken below zero.",
    effect: "The hole is not recorded, the venue stands still, or balances turn negative.",
    mutants: [
      "excess-dropped-when-the-pool-is-wiped",
      "loss-beyond-the-pool-reverts",
      "share-value-negative",
      "halt-is-forgotten",
    ],
  },
  dust: {
    bug: "One atom blocks a resolution, or small shares and small losses are waived.",
    effect: "Dust stops the venue, and anyone who cuts a loss or a holding small enough pays nothing.",
    mutants: ["dust-blocks-resolution", "dust-is-waived", "tiny-losses-are-written-off"],
  },
  "left-unresolved": {
    bug: "A resolve overlooks an insolvent account, or a loss of the venue's own.",
    effect: "The loss stays open, and grows on those who stay.",
    mutants: ["exogenous-loss-left-pending", "insolvency-test-misses-the-last-account"],
  },
  "taken-too-much": {
    bug: "More is taken than was lost, twice or on top, or what was taken does not pay the loss.",
    effect: "Money of users or of the fund ends up belonging to nobody.",
    mutants: ["insurance-drawn-twice", "penalty-taken-on-top", "winners-money-belongs-to-nobody"],
  },
  "zero-loss": {
    bug: "A loss of 0 takes an atom.",
    effect: "Users pay for nothing, as often as somebody calls a resolve.",
    mutants: ["zero-loss-takes-an-atom"],
  },
  "rounding-down": {
    bug: "Shares are truncated, and what is missing is taken for paid or goes astray.",
    effect: "Less is collected than was lost, a few atoms at each resolve.",
    mutants: [
      "floor-division-under-collects",
      "gap-blamed-on-the-market",
      "index-truncated-and-then-the-shares",
      "normalized-to-eighteen-decimals",
    ],
  },
  "odd-atom": {
    bug: "What rounding leaves over falls on another account than published.",
    effect: "Equals pay unequally, somebody pays past the base, and nobody can recompute the bill.",
    mutants: [
      "remainder-falls-on-the-first",
      "rest-falls-on-low-indices",
      "smallest-holders-pay-the-rest",
      "surplus-is-refunded-to-the-largest",
      "ties-favour-the-last",
      "ties-go-to-the-larger-id",
    ],
  },
  "rounded-ratio": {
    bug: "The ratio is kept as a rounded number, or computed again for every payer.",
    effect: "Bills are off by more than an atom where amounts are large, and no one ratio explains them.",
    mutants: ["ratio-kept-as-fixed-point", "ratio-recomputed-for-every-payer"],
  },
  "not-in-proportion": {
    bug: "Shares follow something else than the bases: heads, squares, size.",
    effect: "Anyone who splits or merges accounts pays less, and others pay it.",
    mutants: [
      "large-holders-have-a-discount",
      "large-losses-are-deferred",
      "largest-holder-pays-first",
      "loss-follows-the-square-of-the-base",
      "loss-is-divided-by-heads",
    ],
  },
  "wrong-payer": {
    bug: "Somebody pays who should not: the defaulter, or capital for profit.",
    effect: "Deposits that were safe by the rules are cut, or the loss is paid with money that is not there.",
    mutants: ["defaulter-shares-in-paying", "profit-haircut-touches-capital"],
  },
  deficit: {
    bug: "A deficit that was recorded is put to users again, to newcomers, or never to the funds.",
    effect: "Newcomers pay old losses, or old losses stay although there is money for them.",
    mutants: ["next-depositor-pays-old-losses", "old-deficit-never-offered", "second-resolve-cuts-again"],
  },
  "fund-limit": {
    bug: "A fund is drawn below its floor, or beyond its cap for one event.",
    effect: "Money that was kept for another day is gone.",
    mutants: ["event-cap-counted-for-each-loss", "event-cap-ignored", "floor-ignored"],
  },
  "exit-gate": {
    bug: "Value leaves while a loss is open, or anyone who tried to leave is spared.",
    effect: "Those who know first leave whole, and those who stay pay their part.",
    mutants: [
      "exits-left-open",
      "gate-is-one-flag",
      "leavers-are-spared",
      "only-the-first-tranche-is-gated",
      "pending-loss-gates-nobody",
    ],
  },
  booking: {
    bug: "A plain action books the wrong amount, to the wrong place or person.",
    effect: "Money appears or disappears, or changes its seniority.",
    mutants: [
      "deposit-made-junior",
      "fee-credited-as-requested",
      "latecomers-pay-an-atom",
      "realize-realizes-everybody",
      "round-trip-yields-an-atom",
    ],
  },
  refusal: {
    bug: "What must be refused is accepted, or the other way round, or for another reason, or half made.",
    effect: "Users take out what is not theirs, cannot take out what is, or lose by an action that failed.",
    mutants: [
      "balance-is-not-looked-at",
      "capital-is-looked-at-before-the-gate",
      "last-atom-cannot-leave",
      "refused-settlement-is-half-made",
    ],
  },
  recovery: {
    bug: "Money that comes back is shared otherwise than pari passu among what is still claimed.",
    effect: "Some are paid twice or first, and others not at all.",
    mutants: [
      "claims-are-not-lowered",
      "first-claim-is-paid-first",
      "haircut-gives-no-claim",
      "recovery-is-not-capped-by-claims",
      "recovery-is-rounded-up",
      "rest-of-a-recovery-goes-to-the-first",
    ],
  },
  receipt: {
    bug: "A payment has no receipt, or one under another layer's name; or a receipt has no payment.",
    effect: "Nobody can check who paid what.",
    mutants: [
      "cut-without-receipt",
      "deficit-without-receipt",
      "fund-draws-without-receipt",
      "haircuts-under-one-name",
      "recovery-without-receipt",
      "top-up-with-receipt",
    ],
  },
  "claims-rule": {
    bug: "A loss is divided by another rule than the declared one.",
    effect: "Every holder pays another amount than published.",
    mutants: [
      "adjusted-proportional-uncut",
      "constrained-egalitarian-without-the-half",
      "equal-awards-read-as-losses",
      "equal-losses-read-as-awards",
      "every-rule-is-proportional",
      "minimal-overlap-stops-at-the-largest",
      "piniles-second-half-by-losses",
      "queue-from-the-wrong-end",
      "random-arrival-over-rotations",
      "talmud-on-whole-claims",
    ],
  },
  "claims-rule-rounding": {
    bug: "Quotas of a rule are rounded in the wrong direction, twice, or where they are whole.",
    effect: "Somebody pays past the base, or the sum is off by atoms.",
    mutants: [
      "awards-rounded-in-place-of-losses",
      "halves-and-levels-truncated",
      "whole-quotas-rounded-up-too",
    ],
  },
  "exit-ratio": {
    bug: "Exits are not paid at the ratio of the moment, exact, between 0 and 1, and rounded down.",
    effect: "The first to leave are paid by the last, or pay for them.",
    mutants: [
      "cut-gives-no-claim",
      "cut-is-kept-by-the-venue",
      "deposits-are-cut-with-the-profit",
      "donation-is-paid-out",
      "exit-ratio-kept-as-fixed-point",
      "first-out-is-paid-in-full",
      "haircut-on-exit-taken-at-once",
      "leavers-pay-beyond-their-claims",
      "payout-rounded-up",
      "ratio-is-latched",
    ],
  },
} as const satisfies Readonly<Record<string, BugClass>>;

