import { adversary, type Capabilities } from "../../properties/index.ts";
import {
  type Action,
  atoms,
  emptyState,
  layersOf,
  type Mechanism,
  run,
  type Scenario,
  type State,
} from "../../spec/index.ts";

/** A fund, and users behind it. */
const fundThenUsers = ({ rules = ["proportional"] }: Capabilities): Mechanism => ({
  name: "a fund, then users",
  asset: { symbol: "USD", decimals: 2 },
  waterfall: [
    { kind: "fund", id: "insurance" },
    { kind: "haircut", id: "users", basis: "equity", rule: rules[0] ?? "proportional", rounding: "down" },
  ],
  remainder: "park",
  exits: "open",
  surplus: "residue",
});

/**
 * A scenario in which a resolve has this loss to place and somebody pays for
 * it, within what is declared; undefined where none is found.
 */
export const lossOf = (capabilities: Capabilities, loss: bigint): Scenario | undefined => {
  const { mechanisms } = capabilities;
  const mechanism = mechanisms === "any" ? fundThenUsers(capabilities) : mechanisms[0];
  if (mechanism === undefined) return undefined;
  const plain = [loaded(mechanism, capabilities, loss), ...acted(mechanism, capabilities, loss)];
  return plain.find((one) => one !== undefined && isPaid(one)) ?? drawn(capabilities);
};

/** Two holders, with profit, funds and stakes, and a pending loss. */
const loaded = (
  mechanism: Mechanism,
  { genesis, maxAccounts }: Capabilities,
  loss: bigint,
): Scenario | undefined => {
  if (!genesis) return undefined;
  const holders = [
    ["ann", { capital: atoms(60n), pnl: atoms(20n) }],
    ["bob", { capital: atoms(40n), pnl: atoms(0n) }],
  ] as const;
  const state: State = {
    ...emptyState(mechanism),
    accounts: new Map(holders.slice(0, maxAccounts)),
    funds: new Map(layersOf(mechanism, "fund").map(({ id }) => [id, atoms(10n)])),
    stakes: new Map(layersOf(mechanism, "tranche").map(({ id }) => [id, new Map([["ann", atoms(5n)]])])),
    pending: atoms(loss),
  };
  return { mechanism, genesis: state, actions: [{ type: "resolve" }] };
};

/** The same by actions, as far as they are supported: a loss of the venue, or of a holder who cannot pay. */
const acted = (
  mechanism: Mechanism,
  { actions, maxAccounts }: Capabilities,
  loss: bigint,
): readonly Scenario[] => {
  const before: readonly Action[] = [
    { type: "deposit", account: "ann", amount: atoms(60n) },
    { type: "deposit", account: "bob", amount: atoms(40n) },
    ...layersOf(mechanism, "fund").map(({ id }): Action => ({
      type: "topUp",
      layer: id,
      amount: atoms(10n),
    })),
    ...layersOf(mechanism, "tranche").map(({ id }): Action => ({
      type: "stake",
      account: "ann",
      layer: id,
      amount: atoms(5n),
    })),
  ];
  const losses: readonly Action[] = [
    { type: "loss", amount: atoms(loss) },
    {
      type: "settle",
      entries: [
        { account: "ann", amount: atoms(40n + loss) },
        { account: "bob", amount: atoms(-40n - loss) },
      ],
    },
  ];
  const isSupported = ({ type }: Action): boolean => actions.includes(type);
  if (maxAccounts < 2 || !isSupported({ type: "resolve" })) return [];
  return losses
    .filter(isSupported)
    .map((lost) => ({ mechanism, actions: [...before.filter(isSupported), lost, { type: "resolve" }] }));
};

/** Of what is generated, the shortest that will do. */
const drawn = (capabilities: Capabilities): Scenario | undefined => {
  const markets = adversary(capabilities);
  let best: Scenario | undefined;
  for (let index = 0; index < mostDrawn; index += 1) {
    const { value } = markets.draw(1, index).drawn;
    if (isPaid(value) && value.actions.length < (best?.actions.length ?? Infinity)) best = value;
  }
  return best;
};

const mostDrawn = 300;

/** The model's resolve takes something from a layer. */
const isPaid = (scenario: Scenario): boolean => {
  const layers = new Set(scenario.mechanism.waterfall.map(({ id }) => id));
  return run(scenario).steps.some(
    (step, i) =>
      step.outcome === "accepted" &&
      scenario.actions[i]?.type === "resolve" &&
      step.receipts.some(({ layer, amount }) => layers.has(layer) && amount > 0n),
  );
};
