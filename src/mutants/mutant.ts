import {
  type Account,
  type AccountId,
  accountOf,
  type Action,
  type ActionType,
  type Atoms,
  atoms,
  credit,
  debit,
  type Effect,
  effectOf,
  genesisOf,
  type Layer,
  type LayerId,
  type Mechanism,
  payersOf,
  type Receipt,
  reasonsAgainst,
  type RefusalCode,
  type Rounding,
  type Rule,
  ruleOf,
  type Scenario,
  type Split,
  splitOf,
  type State,
  type Step,
  step,
  type Trace,
  withoutRepaid,
  type WaterfallLaw,
  resolveUnder,
  waterfallLaw,
} from "../../spec/index.ts";

/** The reference model with one fault, and the invariants that it must meet. */
export interface Mutant {
  /** Names the fault. */
  readonly name: string;
  readonly fault: string;
  /** Where the fault was really seen, or "any". */
  readonly seen: string;
  /** Ids of the invariants that must convict it, the most telling first. */
  readonly caughtBy: readonly [string, ...string[]];
  /** What a report on it must lead with, where it is not the first of these: what its fault is about. */
  readonly headline?: string | Either;
  /** The rules of haircuts that it declares, where it does not declare all: nine share a third of the haircuts. */
  readonly rules?: readonly Rule[];
  /** The only mechanisms that it declares, where it does not take any: a venue has one rank, and five share the draws. */
  readonly mechanisms?: readonly Mechanism[];
  readonly run: (scenario: Scenario) => Trace;
}

/** A fault that several invariants name equally well: which of them leads may depend on what is drawn. */
export interface Either {
  readonly either: readonly [string, string, ...string[]];
  readonly because: string;
}

/** The ids of the invariants of which one must lead a report on a mutant. */
export const headlinesOf = ({ headline, caughtBy: [first] }: Mutant): readonly string[] => {
  if (headline === undefined) return [first];
  return typeof headline === "string" ? [headline] : headline.either;
};

type Run = Mutant["run"];
export type StepBy = (mechanism: Mechanism, state: State, action: Action) => Step;

/** Runs scenarios by another step than the model's. */
export const mutate =
  (stepBy: StepBy): Run =>
  (scenario) => {
    const steps: Step[] = [];
    let state = genesisOf(scenario);
    for (const action of scenario.actions) {
      const next = stepBy(scenario.mechanism, state, action);
      steps.push(next);
      state = next.state;
    }
    return { steps };
  };

/** An accepted action, and what the model makes of it. */
export interface Played<T extends ActionType> extends Effect {
  readonly mechanism: Mechanism;
  readonly before: State;
  readonly action: Extract<Action, { type: T }>;
}

const isOf = <T extends ActionType>(action: Action, type: T): action is Extract<Action, { type: T }> =>
  action.type === type;

/** The model, except for the effect of accepted actions of one type. */
export const altered = <T extends ActionType>(type: T, effectBy: (played: Played<T>) => Effect): Run =>
  mutate((mechanism, before, action) => {
    const next = step(mechanism, before, action);
    if (next.outcome === "refused" || !isOf(action, type)) return next;
    const { state, receipts } = effectBy({
      mechanism,
      before,
      action,
      state: next.state,
      receipts: next.receipts,
    });
    return { outcome: "accepted", state, receipts };
  });

/** The model, except for its resolve. */
export const resolvedBy = (resolveBy: (mechanism: Mechanism, before: State) => Effect): Run =>
  altered("resolve", ({ mechanism, before }) => resolveBy(mechanism, before));

/** A resolve whose waterfall calls other functions. */
export const resolveWith = (mechanism: Mechanism, before: State, other: Partial<WaterfallLaw>): Effect =>
  resolveUnder({ ...waterfallLaw, ...other })(mechanism, before);

/** The model, except for how some layers divide their part of the loss. */
export const splitBy = (otherSplitOf: (layer: Layer) => Split | undefined): Run =>
  resolvedBy((mechanism, before) =>
    resolveWith(mechanism, before, { splitOf: (layer) => otherSplitOf(layer) ?? splitOf(layer) }),
  );

/** True when the layer divides in proportion and rounds so: other rules have mutants of their own. */
export const isProportional = (layer: Layer, ...roundings: readonly Rounding[]): boolean =>
  ruleOf(layer) === "proportional" && "rounding" in layer && roundings.includes(layer.rounding);

/** How a layer would divide if it rounded otherwise; undefined where there is nothing to round. */
export const rounded = (layer: Layer, rounding: Rounding): Split | undefined =>
  "rounding" in layer ? splitOf({ ...layer, rounding }) : undefined;

/** The model, except for who can pay in some layers, and at most how much. */
export const paidBy = (
  otherPayersOf: (...given: Parameters<typeof payersOf>) => ReturnType<typeof payersOf> | undefined,
): Run =>
  resolvedBy((mechanism, before) =>
    resolveWith(mechanism, before, {
      payersOf: (layer, resolution) => otherPayersOf(layer, resolution) ?? payersOf(layer, resolution),
    }),
  );

/** The model, except for how a settlement takes a loss out of an account. */
export const debitedBy = (debitBy: typeof debit): Run =>
  altered("settle", ({ before, action }) => {
    const accounts = new Map(before.accounts);
    for (const { account: id, amount } of action.entries) {
      const account = accountOf(before, id);
      accounts.set(id, amount < 0n ? debitBy(account, atoms(-amount)) : credit(account, amount, "pnl"));
    }
    return { state: { ...before, accounts }, receipts: [] };
  });

export const refused = (code: RefusalCode, state: State): Step => ({ outcome: "refused", code, state });

/** The model's step as if one of the reasons to refuse were none. */
export const stepWithout =
  (reason: RefusalCode): StepBy =>
  (mechanism, before, action) => {
    const code = reasonsAgainst(mechanism, before, action).find((one) => one !== reason);
    return code === undefined
      ? { outcome: "accepted", ...effectOf(mechanism, before, action) }
      : refused(code, before);
  };

/** The model, but that it refuses no actions of some types for one reason. */
export const unrefused = (reason: RefusalCode, ...types: readonly ActionType[]): Run =>
  mutate((mechanism, before, action) =>
    (types.includes(action.type) ? stepWithout(reason) : step)(mechanism, before, action),
  );

/** The state with every account changed, or left as it is. Shortfalls follow what is still owed. */
export const eachAccount = (state: State, change: (account: Account, id: AccountId) => Account): State => {
  const accounts = new Map([...state.accounts].map(([id, account]) => [id, change(account, id)]));
  return [...accounts.keys()].reduce(withoutRepaid, { ...state, accounts });
};

/** What the receipts of some layers add up to. */
export const receiptTotal = (receipts: readonly Receipt[], isCounted: (receipt: Receipt) => boolean): Atoms =>
  atoms(receipts.reduce((total, receipt) => (isCounted(receipt) ? total + receipt.amount : total), 0n));

/** The receipts with `amount` more under a layer's name, or less where it is negative. */
export const withReceipt = (
  receipts: readonly Receipt[],
  layer: LayerId,
  amount: bigint,
  account?: AccountId,
): readonly Receipt[] => {
  const isSame = (receipt: Receipt): boolean => receipt.layer === layer && receipt.account === account;
  const total = atoms(receiptTotal(receipts, isSame) + amount);
  const others = receipts.filter((receipt) => !isSame(receipt));
  if (total === 0n) return others;
  return [...others, account === undefined ? { layer, amount: total } : { layer, account, amount: total }];
};
