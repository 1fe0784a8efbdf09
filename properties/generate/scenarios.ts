import * as fc from "fast-check";
import {
  type Action,
  atoms,
  emptyState,
  type Mechanism,
  type Scenario,
  type State,
  step,
} from "../../spec/index.ts";
import { type Capabilities, hasMarkets } from "../capabilities.ts";
import { scalesUpTo, usualMaximum } from "./amounts.ts";
import { type BankRun, bankRun, exitsFrom } from "./bank-run.ts";
import { type GenesisPlan, genesisFrom, genesisPlan } from "./genesis.ts";
import { type MarketsPlan, marketsPlan, type PositionsPlan } from "./markets.ts";
import { type MarketStepPlan, marketActionsFrom, marketStepPlan } from "./market-steps.ts";
import { type MechanismPlan, mechanismFrom, mechanismPlan } from "./mechanisms.ts";
import { odds } from "./odds.ts";
import { actionsFrom, type Stage, type StepPlan, stepPlan } from "./steps.ts";

/**
 * Everything random about a scenario, as plain data. The scenario follows from
 * it by playing it against the model, so that amounts stand in a meaningful
 * relation to the state they meet, and still do after shrinking.
 */
interface ScenarioPlan {
  readonly scale: bigint;
  readonly mechanism: MechanismPlan | Mechanism;
  readonly markets: MarketsPlan | undefined;
  readonly genesis: GenesisPlan;
  readonly steps: readonly (StepPlan & { readonly inMarket: MarketStepPlan | undefined })[];
  readonly closing: "resolve" | "resolve twice" | "nothing" | "shutdown";
  /** Of a mechanism that is drawn, for who knows it: the last haircut is taken on exit. */
  readonly onExit: boolean;
  readonly run: BankRun;
}

/**
 * Adversarial scenarios for an implementation with these capabilities: under
 * its mechanisms, or under the given one, or under any.
 */
export const scenarios = (capabilities: Capabilities, mechanism?: Mechanism): fc.Arbitrary<Scenario> => {
  const maximum = capabilities.maxAmount ?? usualMaximum;
  const plan: fc.Arbitrary<ScenarioPlan> = fc.record({
    scale: fc.constantFrom(...scalesUpTo(maximum)),
    mechanism: mechanismsFor(capabilities, mechanism),
    markets: hasMarkets(capabilities) ? maybe(1, 2, marketsPlan) : fc.constant(undefined),
    genesis: genesisPlan,
    steps: fc.array(
      fc
        .tuple(stepPlan, hasMarkets(capabilities) ? maybe(2, 3, marketStepPlan) : fc.constant(undefined))
        .map(([step, inMarket]) => ({ ...step, inMarket })),
      { maxLength: 8 },
    ),
    closing: fc.constantFrom(
      ...(["resolve", "resolve", "resolve", "resolve", "resolve twice", "resolve twice"] as const),
      ...(["nothing", "nothing"] as const),
      ...(capabilities.actions.includes("shutdown") ? (["shutdown"] as const) : []),
    ),
    onExit: odds(1, 7),
    run: bankRun,
  });
  return plan.map((drawn) => scenarioFrom(drawn, capabilities, maximum));
};

/** A value with the odds given; shrinks to none. */
const maybe = <T>(hits: number, outOf: number, value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.tuple(odds(hits, outOf), value).map(([there, drawn]) => (there ? drawn : undefined));

const mechanismsFor = (
  { mechanisms }: Capabilities,
  mechanism: Mechanism | undefined,
): fc.Arbitrary<MechanismPlan | Mechanism> => {
  if (mechanism !== undefined) return fc.constant(mechanism);
  return mechanisms === "any" ? mechanismPlan : fc.constantFrom(...mechanisms);
};

const scenarioFrom = (plan: ScenarioPlan, capabilities: Capabilities, maximum: bigint): Scenario => {
  const { scale, genesis: shape } = plan;
  const onExit = plan.onExit && capabilities.onExit === true;
  const mechanism =
    "waterfall" in plan.mechanism
      ? plan.mechanism
      : mechanismFrom(plan.mechanism, scale, plan.markets, onExit, capabilities.rules);
  const genesis = genesisFrom(shape, mechanism, scale, maximum, capabilities);
  const opening = capabilities.genesis ? [] : openingActions(genesis, capabilities);
  const start: Scenario = capabilities.genesis
    ? { mechanism, genesis, actions: [] }
    : { mechanism, actions: opening };

  const actions: Action[] = [...opening];
  let state = capabilities.genesis ? genesis : played(start);
  const play = (action: Action): void => {
    if (!capabilities.actions.includes(action.type)) return;
    actions.push(action);
    state = step(mechanism, state, action).state;
  };
  const { maxAccounts } = capabilities;
  if (shape.positions.debtors === "the first alone" && state.markets.size > 0)
    for (const action of settlingUp(shape.positions, state)) play(action);
  for (const drawn of plan.steps) {
    const stage: Stage = { mechanism, state, scale, maxAccounts, hostileNames: shape.hostileNames };
    const inMarket = drawn.inMarket === undefined ? [] : marketActionsFrom(drawn.inMarket, stage);
    for (const action of inMarket.length > 0 ? inMarket : actionsFrom(drawn, stage)) play(action);
  }
  if (plan.closing === "resolve" || plan.closing === "resolve twice") play({ type: "resolve" });
  if (plan.closing === "resolve twice") play({ type: "resolve" });
  for (const action of exitsFrom(plan.run, { mechanism, state, scale, actions: capabilities.actions }))
    play(action);
  if (plan.closing === "shutdown") {
    play({ type: "shutdown" });
    for (const account of state.accounts.keys()) play({ type: "redeem", account });
  }
  return { ...start, actions };
};

/** The one debtor's position is closed at once, before or after it has repaid a part of what it owes. */
const settlingUp = ({ repays }: PositionsPlan, { accounts }: State): readonly Action[] => {
  const [account, { pnl }] = [...accounts][0] ?? ["", { pnl: atoms(0n) }];
  const part = atoms(-pnl / 2n);
  return [
    ...(repays && part > 0n ? [{ type: "deposit", account, amount: part } as const] : []),
    { type: "resolve" },
  ];
};

const played = ({ mechanism, actions }: Scenario): State =>
  actions.reduce((state, action) => step(mechanism, state, action).state, emptyState(mechanism));

/** Actions that build what they can of a genesis, for an implementation that cannot load one. */
const openingActions = (genesis: State, { actions }: Capabilities): readonly Action[] => {
  const opening: Action[] = [];
  for (const [layer, amount] of genesis.funds)
    if (amount > 0n) opening.push({ type: "topUp", layer, amount });
  for (const [account, { capital, pnl }] of genesis.accounts) {
    let staked = 0n;
    for (const stakes of genesis.stakes.values()) staked += stakes.get(account) ?? 0n;
    const amount = atoms(capital + (pnl > 0n ? pnl : 0n) + staked);
    if (amount > 0n) opening.push({ type: "deposit", account, amount });
  }
  for (const [layer, stakes] of genesis.stakes)
    for (const [account, amount] of stakes) opening.push({ type: "stake", account, layer, amount });
  if (genesis.pending > 0n) opening.push({ type: "loss", amount: genesis.pending });
  return opening.filter((action) => actions.includes(action.type));
};
