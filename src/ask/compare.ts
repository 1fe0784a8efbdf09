import { entriesOf, keepsClaims, type Observation } from "../../properties/index.ts";
import { type Action, type Receipt, run, type State, type Step } from "../../spec/index.ts";

/** One thing that a step changes, or that comes out differently: the model's value beside the implementation's. */
export interface Row {
  readonly what: string;
  readonly expected: string;
  readonly observed: string;
  readonly isEqual: boolean;
}

/** One action: what the model makes of it, and what the implementation made of it. */
export interface Compared {
  readonly action: Action;
  readonly expected: Step;
  readonly observed: Step;
  readonly rows: readonly Row[];
}

/** The model's trace beside the one that was observed, step by step. Each goes on from its own state. */
export const compared = (observation: Observation): readonly Compared[] => {
  const { scenario, genesis, steps, capabilities } = observation;
  const leaveOut = keepsClaims(capabilities) ? undefined : /^claim of /;
  let [modelBefore, before] = [genesis, genesis];
  return run(scenario).steps.flatMap((expected, i) => {
    const step = steps[i];
    if (step === undefined) return [];
    const { action, outcome: observed } = step;
    const rows = [
      ...outcomeRows(expected, observed),
      ...amountRows([modelBefore, expected.state], [before, observed.state]).filter(
        ({ what }) => leaveOut?.test(what) !== true,
      ),
      ...(capabilities.receipts ? receiptRows(expected, observed) : []),
    ];
    [modelBefore, before] = [expected.state, observed.state];
    return [{ action, expected, observed, rows }];
  });
};

const row = (what: string, expected: string, observed: string): Row => ({
  what,
  expected,
  observed,
  isEqual: expected === observed,
});

const outcomeOf = (step: Step): string => (step.outcome === "refused" ? `refused: ${step.code}` : "accepted");

/** That both accept needs no row. */
const outcomeRows = (expected: Step, observed: Step): readonly Row[] =>
  expected.outcome === "accepted" && observed.outcome === "accepted"
    ? []
    : [row("outcome", outcomeOf(expected), outcomeOf(observed))];

type Change = readonly [before: State, after: State];

/** Every amount that one of the two changes, or that they have differently after the step. */
const amountRows = (model: Change, own: Change): readonly Row[] => {
  const [was, expected] = [amountsIn(model[0]), amountsIn(model[1])];
  const [had, observed] = [amountsIn(own[0]), amountsIn(own[1])];
  const named = [expected, observed, was, had].flatMap((amounts) => [...amounts.keys()]);
  return [...new Set(named)]
    .map((what) => ({ row: row(what, valueIn(expected, what), valueIn(observed, what)), what }))
    .filter(
      ({ row: { expected: will, observed: has }, what }) =>
        valueIn(was, what) !== will || valueIn(had, what) !== has || will !== has,
    )
    .map((one) => one.row);
};

type Amounts = ReadonlyMap<string, string>;

const amountsIn = (state: State): Amounts =>
  new Map([...entriesOf(state)].map(([what, value]) => [what, String(value)]));

/** What is left out is 0, or false. */
const valueIn = (amounts: Amounts, what: string): string =>
  amounts.get(what) ?? (what === "halted" ? "false" : "0");

/** Receipts of one payer in one layer add up (9.2). */
const receiptRows = (expected: Step, observed: Step): readonly Row[] => {
  const [of, found] = [totals(expected), totals(observed)];
  return [...new Set([...of.keys(), ...found.keys()])]
    .map((what) => row(what, `${of.get(what) ?? 0n}`, `${found.get(what) ?? 0n}`))
    .filter((one) => one.expected !== "0" || one.observed !== "0");
};

const totals = (step: Step): ReadonlyMap<string, bigint> => {
  const receipts: readonly Receipt[] = step.outcome === "accepted" ? step.receipts : [];
  const found = new Map<string, bigint>();
  for (const { layer, account, amount } of receipts) {
    const what = account === undefined ? `receipt ${layer}` : `receipt ${layer} of ${account}`;
    found.set(what, (found.get(what) ?? 0n) + amount);
  }
  return found;
};
