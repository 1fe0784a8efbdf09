import {
  accountOf,
  type Action,
  addToFund,
  addToSink,
  addToStake,
  atoms,
  claimOf,
  divideDown,
  type Exit,
  exitOf,
  exitRatio,
  type Fraction,
  fundOf,
  type HaircutLayer,
  isOnExit,
  layersOf,
  type Mechanism,
  onExitLayer,
  payoutOf,
  resolve,
  type Scenario,
  type State,
  type Step,
  step,
  withAccount,
  zeroesLeftOut,
} from "../../spec/index.ts";
import { mutate, type Mutant, resolvedBy, withReceipt } from "./mutant.ts";

/** An accepted exit, and what the model makes of it. */
interface Left extends Exit {
  readonly mechanism: Mechanism;
  readonly before: State;
  readonly action: Action;
  readonly next: Extract<Step, { outcome: "accepted" }>;
  readonly haircut: HaircutLayer;
  readonly ratio: Fraction;
}

/** The model, except for exits at the ratio of a haircut on exit. */
const exitsBy = (exitBy: (left: Left) => Step): Mutant["run"] =>
  mutate((mechanism, before, action) => {
    const next = step(mechanism, before, action);
    const haircut = onExitLayer(mechanism);
    const exit = exitOf(mechanism, before, action);
    if (haircut === undefined || exit === undefined || next.outcome === "refused") return next;
    return exitBy({ ...exit, mechanism, before, action, next, haircut, ratio: exitRatio(haircut, before) });
  });

/** More arrives where the value goes, or less where it is negative. What is withdrawn is nowhere in the state. */
const withPaid = (state: State, action: Action, more: bigint): State => {
  switch (action.type) {
    case "realize": {
      const account = accountOf(state, action.account);
      return withAccount(state, action.account, { ...account, capital: atoms(account.capital + more) });
    }
    case "stake":
      return addToStake(state, action.layer, action.account, atoms(more));
    case "fee":
      return addToFund(state, action.layer, atoms(more));
    default:
      return state;
  }
};

/** The exit with another payout, and books that agree with it. */
const paying = ({ next, action, layer, account, paid }: Left, payout: bigint): Step => {
  const more = payout - paid;
  const state = withPaid(next.state, action, more);
  const claims = new Map(state.claims).set(account, atoms(claimOf(state, account) - more));
  return {
    outcome: "accepted",
    state: { ...state, deficit: atoms(state.deficit + more), claims: zeroesLeftOut(claims) },
    receipts: withReceipt(next.receipts, layer, -more, account),
  };
};

export const payoutRoundedUp: Mutant = {
  name: "payout-rounded-up",
  fault: "Anyone who leaves gets the odd atom, and those who stay go without it.",
  seen: "Liquity: the sum of withdrawals exceeds the pool by rounding",
  caughtBy: ["EXIT-5"],
  run: exitsBy((left) => {
    const { numerator, denominator } = left.ratio;
    const isRounded = (left.amount * numerator) % denominator !== 0n;
    return paying(left, left.paid + (isRounded ? 1n : 0n));
  }),
};

export const firstOutIsPaidInFull: Mutant = {
  name: "first-out-is-paid-in-full",
  fault: "Exits are paid at par while there is money: the deficit falls on those who leave last.",
  seen: "Morpho, Sentiment, Lido",
  caughtBy: ["EXIT-6", "EXIT-5"],
  headline: "EXIT-5",
  run: exitsBy((left) => paying(left, left.amount)),
};

export const cutIsKeptByTheVenue: Mutant = {
  name: "cut-is-kept-by-the-venue",
  fault:
    "What an exit is cut goes to the sink of surplus, and the deficit stays: the next is cut for it again.",
  seen: "any",
  caughtBy: ["EXIT-8", "EXIT-6"],
  headline: {
    either: ["EXIT-6", "EXIT-5"],
    because: "a fee into the very fund that keeps the cut is paid in full",
  },
  run: exitsBy(({ mechanism, next, cut }) => ({
    ...next,
    state: addToSink({ ...next.state, deficit: atoms(next.state.deficit + cut) }, mechanism.surplus, cut),
  })),
};

const isLower = (a: Fraction, b: Fraction): boolean =>
  a.numerator * b.denominator < b.numerator * a.denominator;

/** The lowest ratio outlives the deficit, though not the scenario. */
const runLatched = (scenario: Scenario) => {
  let lowest: Fraction = { numerator: 1n, denominator: 1n };
  return mutate((mechanism, before, action) => {
    const haircut = onExitLayer(mechanism);
    const ratio = haircut === undefined ? lowest : exitRatio(haircut, before);
    if (isLower(ratio, lowest)) lowest = ratio;
    const [only] = exitsBy((left) => paying(left, payoutOf(left.amount, lowest)))({
      mechanism,
      genesis: before,
      actions: [action],
    }).steps;
    return only ?? step(mechanism, before, action);
  })(scenario);
};

export const ratioIsLatched: Mutant = {
  name: "ratio-is-latched",
  fault: "The ratio is lowered by a deficit, and stays down when the deficit has been paid.",
  seen: "any",
  caughtBy: ["EXIT-7", "EXIT-5"],
  run: runLatched,
};

export const donationIsPaidOut: Mutant = {
  name: "donation-is-paid-out",
  fault: "The ratio has no upper limit: a fund above the claims is paid out to those who leave.",
  seen: "share-based pools: a donation moves the price of a share",
  caughtBy: ["EXIT-9", "EXIT-5"],
  run: exitsBy((left) => {
    const { mechanism, before, next, action, amount, ratio } = left;
    const [fund] = layersOf(mechanism, "fund");
    if (fund === undefined || before.deficit > 0n) return next;
    const gift = divideDown(amount * fundOf(before, fund.id), ratio.denominator);
    return { ...next, state: addToFund(withPaid(next.state, action, gift), fund.id, atoms(-gift)) };
  }),
};

export const leaversPayBeyondTheirClaims: Mutant = {
  name: "leavers-pay-beyond-their-claims",
  fault:
    "The ratio has no lower limit: under a deficit above all claims anyone who leaves has to pay for it.",
  seen: "marginfi: share value negative when the loss exceeds the pool",
  caughtBy: ["EXIT-9", "EXIT-5"],
  run: exitsBy((left) => {
    const { before, amount, paid, ratio } = left;
    const beyond = before.deficit - ratio.denominator;
    return paying(left, beyond > 0n ? -divideDown(amount * beyond, ratio.denominator) : paid);
  }),
};

const scale = 10n ** 18n;

export const exitRatioKeptAsFixedPoint: Mutant = {
  name: "exit-ratio-kept-as-fixed-point",
  fault: "The ratio of exits is rounded to 18 places before payouts are made of it.",
  seen: "many",
  caughtBy: ["EXIT-5"],
  headline: {
    either: ["EXIT-5", "EXIT-7"],
    because: "a truncated ratio pays an atom less to one than to the next",
  },
  run: exitsBy((left) => {
    const rounded = divideDown(left.ratio.numerator * scale, left.ratio.denominator);
    return paying(left, payoutOf(left.amount, { numerator: rounded, denominator: scale }));
  }),
};

export const cutWithoutReceipt: Mutant = {
  name: "cut-without-receipt",
  fault: "An exit that is cut tells nobody.",
  seen: "any",
  caughtBy: ["TRAN-1"],
  run: exitsBy(({ next }) => ({ ...next, receipts: [] })),
};

export const cutGivesNoClaim: Mutant = {
  name: "cut-gives-no-claim",
  fault: "What is cut from an exit is not added to the claims of anyone who left.",
  seen: "any",
  caughtBy: ["CONS-3", "TRAN-1"],
  run: exitsBy(({ next, before }) => ({ ...next, state: { ...next.state, claims: before.claims } })),
};

/** The mechanism with its haircut on exit as `change` makes it. */
const withHaircut = (mechanism: Mechanism, change: Partial<HaircutLayer>): Mechanism => ({
  ...mechanism,
  waterfall: mechanism.waterfall.map((layer) =>
    layer.kind === "haircut" && isOnExit(layer) ? { ...layer, ...change } : layer,
  ),
});

export const depositsAreCutWithTheProfit: Mutant = {
  name: "deposits-are-cut-with-the-profit",
  fault: "A haircut of profit on exit is measured on equity, and cuts deposits that are withdrawn.",
  seen: "any",
  caughtBy: ["CONS-3", "CONS-1"],
  headline: "EXIT-5",
  run: mutate((mechanism, before, action) =>
    step(withHaircut(mechanism, { basis: "equity" }), before, action),
  ),
};

export const haircutOnExitTakenAtOnce: Mutant = {
  name: "haircut-on-exit-taken-at-once",
  fault: "A resolve takes at once what is to be taken from those who leave.",
  seen: "any",
  caughtBy: ["BND-3"],
  run: resolvedBy((mechanism, before) => resolve(withHaircut(mechanism, { timing: "at-resolve" }), before)),
};
