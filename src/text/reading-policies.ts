import {
  addsClaim,
  type Asset,
  formatUnits,
  isOnExit,
  layersOf,
  type LayerId,
  type Market,
  type Mechanism,
  onExitLayer,
  scopeOf,
} from "../../spec/index.ts";
import { listed } from "./reading-words.ts";

/** What can be traded, and what one must own for it; nothing without markets. */
export const marketsOf = ({ markets = [], asset }: Mechanism): readonly string[] =>
  markets.length === 0
    ? []
    : [
        `Positions can be held in ${listed(markets.map((market) => marketText(market, asset)))}. Anyone who opens or enlarges one must own the initial margin: that part of what all its positions are worth. Trading goes on while a loss is open, and nobody is asked for a position that was closed before the resolve.`,
      ];

const marketText = (market: Market, asset: Asset): string => {
  const { id, price, initialMargin, maintenanceMargin, positionLimit } = market;
  const limits = [
    `opens at ${formatUnits(price, asset)} ${asset.symbol} a lot`,
    `initial margin ${initialMargin}`,
    ...(maintenanceMargin === undefined ? [] : [`maintenance margin ${maintenanceMargin}`]),
    ...(positionLimit === undefined ? [] : [`at most ${positionLimit} lots each`]),
  ];
  return `${id} (${limits.join(", ")})`;
};

/** What becomes of a loss that no layer could pay. */
export const restOf = (mechanism: Mechanism): string => {
  switch (mechanism.remainder) {
    case "park":
      return `What is left over is recorded as a deficit: ${laterOf(mechanism)}.`;
    case "halt":
      return `What is left over is recorded as a deficit, and the venue halts for good, except for topUp, resolve, recover and a shutdown: ${laterOf(mechanism)}.`;
    case "carry":
      return `What is left over is recorded as a deficit, and put to all layers again at the next resolve, no matter who is there by then${notAgain(mechanism)}${beforeThat(mechanism)}.`;
  }
};

/** Who pays a deficit that is left: the funds of no market, and anyone who leaves at a ratio. */
const laterOf = (mechanism: Mechanism): string => {
  const funds = layersOf(mechanism, "fund");
  const open = funds.filter(({ market }) => market === undefined).map(({ id }) => id);
  const aside = marketFunds(funds.filter(({ market }) => market !== undefined).map(({ id }) => id));
  const exit = mechanism.remainder === "halt" ? undefined : onExitLayer(mechanism);
  if (exit !== undefined) {
    const first = open.length === 0 ? "" : `${listed(open)} can pay it at a later resolve${aside}, and `;
    return `${first}${leaving(exit.id)}`;
  }
  return open.length === 0
    ? `nobody pays it later${aside}`
    : `only ${listed(open)} can pay it at a later resolve${aside}, and those who join later never do`;
};

/** An old deficit has no market any more. */
const marketFunds = (ids: readonly LayerId[]): string => {
  if (ids.length === 0) return "";
  return ids.length === 1
    ? ` (${listed(ids)} pays new losses of its market alone)`
    : ` (${listed(ids)} pay new losses of their markets alone)`;
};

const leaving = (id: LayerId): string =>
  `anyone who leaves at the ratio of ${id} pays a part, those who joined later too`;

/** Layers that a carried loss does not come to. */
const notAgain = ({ waterfall }: Mechanism): string => {
  const out = waterfall.filter((layer) => scopeOf(layer) !== undefined || layer.kind === "deleverage");
  return out.length === 0
    ? ""
    : `, except for ${listed(out.map(({ id }) => id))}, because it no longer belongs to a market`;
};

const beforeThat = (mechanism: Mechanism): string => {
  const exit = onExitLayer(mechanism);
  return exit === undefined ? "" : `; until then ${leaving(exit.id)}`;
};

/** When people can leave. */
export const exitsOf = ({ exits }: Mechanism): string => {
  switch (exits) {
    case "gated":
      return "While a loss is open nobody can leave: withdraw, stake, unstake and realize are refused until it is resolved.";
    case "open":
      return "People can leave while a loss is open, and what has left before the resolve pays nothing of it.";
  }
};

/** What may be paid back; nothing where no layer takes from accounts. */
export const claimsOf = ({ waterfall }: Mechanism): readonly string[] => {
  const layers = waterfall.filter(addsClaim).map((layer) => layer.id + (isOnExit(layer) ? " (on exit)" : ""));
  if (layers.length === 0) return [];
  return [
    `What an account pays in ${listed(layers, "or")} stays its claim: money recovered later is shared among the claims in proportion, rounded down.`,
  ];
};

/** How a venue ends. */
export const shutdownOf = ({ markets = [] }: Mechanism): string =>
  `A shutdown resolves what is open,${markets.length === 0 ? "" : " closes all positions at the mark,"} and ends the venue: everybody is then paid off at one rate, what the venue holds over what all accounts hold, at most 1. What an account loses by that becomes its claim.`;
