import { money } from "../../properties/index.ts";
import { byId, type MarketId, type MarketState, type State } from "../../spec/index.ts";

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

/** By ascending id: a document keeps no other order, for JSON has none. */
const inOrder = <T>(map: ReadonlyMap<string, T>): readonly (readonly [string, T])[] =>
  [...map].sort(([a], [b]) => byId(a, b));

/** Who has what: a line for each account, then the funds and everything else that is not 0. Amounts are in atoms, or as `inUnitsOf` says. */
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
    money(capital),
    money(pnl),
    ...tranches.map(([, stakes]) => money(stakes.get(id) ?? 0n)),
    ...(hasClaims ? [money(state.claims.get(id) ?? 0n)] : []),
    pnl < 0n ? "insolvent" : "",
  ]);
  const others = [
    ...inOrder(state.funds).map(([id, balance]) => `fund ${id} ${money(balance)}`),
    ...(["pending", "deficit", "residue"] as const)
      .filter((part) => state[part] !== 0n)
      .map((part) => `${part} ${money(state[part])}`),
    ...(state.halted ? ["halted"] : []),
    ...(state.redemption === undefined
      ? []
      : [`shut down: ${money(state.redemption.assets)} for ${money(state.redemption.holdings)}`]),
  ];
  const markets = inOrder(state.markets).map(([id, market]) => indent + marketText(id, market));
  return [
    ...columns([header, ...rows], indent),
    ...(others.length > 0 ? [indent + others.join(", ")] : []),
    ...markets,
  ];
};

const marketText = (id: MarketId, { price, positions, shortfalls }: MarketState): string => {
  const holders = inOrder(positions).map(
    ([account, { lots, cost }]) => `${account} ${lots} (cost ${money(cost)})`,
  );
  const short = inOrder(shortfalls).map(([account, amount]) => `${account} ${money(amount)}`);
  return [
    `market ${id} at ${money(price)}`,
    ...(holders.length > 0 ? [`lots: ${holders.join(", ")}`] : []),
    ...(short.length > 0 ? [`shortfall: ${short.join(", ")}`] : []),
  ].join("; ");
};
