import {
  type Action,
  type Atoms,
  byId,
  isOnExit,
  type Layer,
  type MarketId,
  type MarketState,
  type Mechanism,
  type State,
} from "../spec/index.ts";
import { colours } from "./colours.ts";
import type { Conviction } from "./shrink.ts";

/** Text in columns: the first flush left, the others flush right. */
const columns = (rows: readonly (readonly string[])[], indent: string): readonly string[] => {
  const widths = (rows[0] ?? []).map((_, k) => Math.max(...rows.map((row) => row[k]?.length ?? 0)));
  return rows.map((row) => {
    const cells = row.map((cell, k) =>
      k === 0 ? cell.padEnd(widths[k] ?? 0) : cell.padStart(widths[k] ?? 0),
    );
    return (indent + cells.join("  ")).trimEnd();
  });
};

const scopeText = ({ market }: { readonly market?: string }): string =>
  market === undefined ? "" : `, for losses in ${market}`;

/** One layer in a few words. */
export const layerText = (layer: Layer): string => {
  switch (layer.kind) {
    case "fund": {
      const floor = layer.floor === undefined ? "" : `, floor ${layer.floor}`;
      const cap = layer.eventCap === undefined ? "" : `, at most ${layer.eventCap} an event`;
      return `${layer.id} (fund${floor}${cap}${scopeText(layer)})`;
    }
    case "defaulter-stake":
      return `${layer.id} (defaulters' stakes in ${layer.tranche})`;
    case "tranche":
      return `${layer.id} (stakes, rounded ${layer.rounding})`;
    case "assessment":
      return `${layer.id} (call of ${layer.multiple} x stake in ${layer.tranche}, rounded ${layer.rounding})`;
    case "haircut": {
      if (isOnExit(layer)) return `${layer.id} (haircut of ${layer.basis} on exit)`;
      const rule = layer.rule === "proportional" ? "" : ` by ${layer.rule}`;
      const cap = layer.cap === undefined ? "" : `, cap ${layer.cap}`;
      return `${layer.id} (haircut of ${layer.basis}${rule}${cap}, rounded ${layer.rounding}${scopeText(layer)})`;
    }
    case "deleverage":
      return `${layer.id} (deleveraging, ranked ${layer.rank}${scopeText(layer)})`;
  }
};

/** One action in a few words; amounts and prices as `write` writes them, in atoms if nothing is said. */
export const actionText = (action: Action, write: (amount: Atoms) => string = String): string => {
  switch (action.type) {
    case "settle":
      return `settle ${action.entries.map(({ account, amount }) => `${account} ${amount > 0n ? "+" : ""}${write(amount)}`).join(", ")}`;
    case "resolve":
      return "resolve";
    case "loss":
    case "recover":
      return `${action.type} ${write(action.amount)}`;
    case "shutdown":
      return "shutdown";
    case "realize":
    case "redeem":
      return `${action.type} by ${action.account}`;
    case "trade":
      return `trade of ${action.quantity} lots of ${action.market} at ${write(action.price)}, ${action.seller} to ${action.buyer}`;
    case "mark":
      return `mark ${action.market} at ${write(action.price)}`;
    case "liquidate":
      return `liquidate ${action.account} in ${action.market}, to ${action.to}`;
    case "topUp":
      return `topUp of ${action.layer} by ${write(action.amount)}`;
    case "deposit":
    case "withdraw":
      return `${action.type} ${write(action.amount)} by ${action.account}`;
    case "stake":
    case "unstake":
    case "fee":
      return `${action.type} ${write(action.amount)} by ${action.account}, ${action.layer}`;
  }
};

/** By ascending id: a document keeps no other order, for JSON has none. */
const inOrder = <T>(map: ReadonlyMap<string, T>): readonly (readonly [string, T])[] =>
  [...map].sort(([a], [b]) => byId(a, b));

/** Who has what: a line for each account, then the funds and whatever else is not 0. */
export const stateLines = (state: State, indent: string): readonly string[] => {
  const tranches = inOrder(state.stakes).filter(([, stakes]) => stakes.size > 0);
  const hasClaims = state.claims.size > 0;
  const header = [
    "",
    "capital",
    "pnl",
    ...tranches.map(([id]) => `stake ${id}`),
    ...(hasClaims ? ["claim"] : []),
    "",
  ];
  const rows = inOrder(state.accounts).map(([id, { capital, pnl }]) => [
    id,
    `${capital}`,
    `${pnl}`,
    ...tranches.map(([, stakes]) => `${stakes.get(id) ?? 0n}`),
    ...(hasClaims ? [`${state.claims.get(id) ?? 0n}`] : []),
    pnl < 0n ? "insolvent" : "",
  ]);
  const others = [
    ...inOrder(state.funds).map(([id, balance]) => `fund ${id} ${balance}`),
    ...(["pending", "deficit", "residue"] as const)
      .filter((part) => state[part] !== 0n)
      .map((part) => `${part} ${state[part]}`),
    ...(state.halted ? ["halted"] : []),
    ...(state.redemption === undefined
      ? []
      : [`shut down: ${state.redemption.assets} for ${state.redemption.holdings}`]),
  ];
  const markets = inOrder(state.markets).map(([id, market]) => indent + marketText(id, market));
  return [
    ...columns([header, ...rows], indent),
    ...(others.length > 0 ? [indent + others.join(", ")] : []),
    ...markets,
  ];
};

const marketText = (id: MarketId, { price, positions, shortfalls }: MarketState): string => {
  const holders = inOrder(positions).map(([account, { lots, cost }]) => `${account} ${lots} (cost ${cost})`);
  const short = inOrder(shortfalls).map(([account, amount]) => `${account} ${amount}`);
  return [
    `market ${id} at ${price}`,
    ...(holders.length > 0 ? [`lots: ${holders.join(", ")}`] : []),
    ...(short.length > 0 ? [`shortfall: ${short.join(", ")}`] : []),
  ].join("; ");
};

const policies = ({ remainder, exits, surplus }: Mechanism): string =>
  `remainder ${remainder}, exits ${exits}, surplus to ${surplus}`;

/** What a relation compared with: how each differs, and the last thing that was done there. */
const comparedLines = ({ violation, counterparts }: Conviction): readonly string[] =>
  counterparts
    .filter((_, i) => violation.counterpart === undefined || violation.counterpart === i)
    .flatMap(({ difference, observation: { steps } }) => {
      const last = steps.at(-1);
      if (last === undefined) return [];
      return [
        `  compared   ${colours.bold(difference)}`,
        `      before ${actionText(last.action)}`,
        ...stateLines(last.before, "        "),
        "      after",
        ...stateLines(last.after, "        "),
      ];
    });

/**
 * A violated invariant as a short story: the rule, who had what, the one
 * action that broke it, what was expected, what came, why it matters, the kind
 * of market that showed it, and the command that shows it again.
 */
export const story = (conviction: Conviction, replay: string): string => {
  const { invariant, violation, observation, origin } = conviction;
  const { mechanism, steps, scenario } = observation;
  const step = steps[violation.step];
  const earlier = steps.slice(0, violation.step).map(({ action, outcome }) => {
    const refused = outcome.outcome === "refused" ? `  (refused: ${outcome.code})` : "";
    return `      ${actionText(action)}${refused}`;
  });
  const waterfall = mechanism.waterfall.map(layerText).join(" -> ");
  return [
    `${colours.red("✗")} ${colours.bold(invariant.id)}  ${colours.bold(invariant.sentence)}`,
    "",
    `  waterfall  ${waterfall === "" ? "(no layers)" : waterfall}`,
    `             ${policies(mechanism)}`,
    ...(earlier.length > 0 ? ["  earlier", ...earlier] : []),
    "  before",
    ...(step === undefined ? [] : stateLines(step.before, "      ")),
    `  then       ${colours.bold(step === undefined ? "" : actionText(step.action))}  (action ${violation.step + 1} of ${scenario.actions.length})`,
    ...comparedLines(conviction),
    `  expected   ${colours.green(violation.expected)}`,
    `  observed   ${colours.red(violation.observed)}`,
    `  why        ${invariant.why}`,
    `  found in   ${origin}`,
    `  replay     ${replay}`,
  ].join("\n");
};
