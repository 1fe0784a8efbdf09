/** What a theorem says about an invariant: its sentence, and of what it is proved where that is less than all. */
export interface Proof {
  /** As in spec/theory/proofs/theorems/, where the file is called so. */
  readonly theorem: string;
  readonly of?: string;
}

const wholeLayers = "of layers that take their whole part (every rounding but down) and have no scope";
const inProportion = "in proportion, rounded up or down";

/**
 * The theorems that prove of the law what an invariant asks of a trace, by id.
 * The proofs are no part of the package: section 19 of the specification has all.
 */
export const proofs: Readonly<Record<string, readonly Proof[]>> = {
  "ORD-1": [{ theorem: "a layer pays only when all before it are exhausted", of: wholeLayers }],
  "ORD-2": [{ theorem: "a layer pays only when all before it are exhausted", of: wholeLayers }],
  "CONS-1": [
    { theorem: "a payment conserves value" },
    { theorem: "a settlement conserves value", of: "of trades, marks and liquidations too" },
    { theorem: "a resolve conserves value" },
    { theorem: "a recovery conserves value" },
    { theorem: "a shutdown and its redemptions conserve value" },
  ],
  "CONS-2": [{ theorem: "a waterfall step places the loss exactly once" }],
  "NNEG-2": [{ theorem: "a credit or a debit moves the whole amount" }],
  "SOLV-1": [{ theorem: "after a resolve nobody is insolvent" }],
  "MIN-1": [
    { theorem: "the surplus is less than the number of fractional quotas" },
    { theorem: "the sequential split balances" },
    { theorem: "a queue balances" },
  ],
  "BND-1": [
    { theorem: "a rounded share stays within the base" },
    { theorem: "the sequential split balances" },
    { theorem: "a queue balances" },
  ],
  "EXIT-6": [{ theorem: "an exit never lowers the ratio of those who stay" }],
  "FAIR-2": [{ theorem: "equal bases pay equally", of: inProportion }],
  "FAIR-3": [{ theorem: "larger bases pay no less and keep no less", of: inProportion }],
  "FAIR-5": [{ theorem: "splitting an account gains nothing", of: "in proportion, rounded up" }],
  "FAIR-6": [
    {
      theorem: "splitting an account gains nothing",
      of: "in proportion, rounded up: merging k saves at most k - 1 atoms",
    },
  ],
  "FAIR-8": [{ theorem: "a larger loss lowers no bill", of: inProportion }],
  "REC-1": [{ theorem: "a recovery conserves value", of: "and it pays no claim more than its share" }],
};
