import type { MarketState, Mechanism } from "../../spec/index.ts";
import type { Feature } from "./feature.ts";
import type { Happenings } from "./happenings.ts";

const isSame = (a: MarketState, b: MarketState | undefined): boolean =>
  a.price === b?.price && a.positions === b.positions && a.shortfalls === b.shortfalls;

/** How many markets the mechanism has, if something changed in each of them; else undefined. */
const marketsInUse = ({ observation: { mechanism }, changes }: Happenings): number | undefined => {
  const markets = mechanism.markets ?? [];
  const isUsed = (id: string): boolean =>
    changes.some(({ before, after }) => {
      const market = after.markets.get(id);
      return market !== undefined && !isSame(market, before.markets.get(id));
    });
  return changes.length > 0 && markets.every(({ id }) => isUsed(id)) ? markets.length : undefined;
};

const marketNumbers: readonly (readonly [name: string, least: number, most: number])[] = [
  ["no market", 0, 0],
  ["one market", 1, 1],
  ["two markets", 2, 2],
  ["three markets", 3, Infinity],
];

/** How many accounts there are in the end, where a loss was resolved; else 0. */
const accountsAtTheEnd = ({ observation: { genesis, steps }, placed }: Happenings): number =>
  placed.length === 0 ? 0 : (steps.at(-1)?.after ?? genesis).accounts.size;

const accountNumbers: readonly (readonly [name: string, least: number, most: number])[] = [
  ["one account", 1, 1],
  ["two accounts", 2, 2],
  ["three to nine accounts", 3, 9],
  ["ten accounts", 10, Infinity],
];

const decimals: readonly (readonly [name: string, most: number, words: string])[] = [
  ["no decimals", 0, "no decimals"],
  ["1 to 18 decimals", 18, "1 to 18 decimals"],
];

const paidSomething = ({ changes }: Happenings, unit: bigint): boolean =>
  changes.some(
    ({ outcome }) =>
      outcome.outcome === "accepted" &&
      outcome.receipts.some(({ amount }) => amount > 0n && (unit === 1n || amount % unit !== 0n)),
  );

/** The atoms that 18 decimals cannot say apart. */
const coarse = ({ asset }: Mechanism): bigint => 10n ** BigInt(Math.max(0, asset.decimals - 18));

export const venueFeatures: readonly Feature[] = [
  ...marketNumbers.map(([name, least, most]): Feature => ({
    name,
    group: "venues",
    sentence:
      least === 0
        ? "the state of a venue without markets changed"
        : `something changed in each of ${least === most ? least : `${least} or more`} markets`,
    isReached: (happenings) => {
      const n = marketsInUse(happenings);
      return n !== undefined && least <= n && n <= most;
    },
  })),
  ...accountNumbers.map(([name, least, most]): Feature => ({
    name,
    group: "venues",
    sentence: `a loss was resolved in a venue that has ${name} in the end${most === Infinity ? ", or more" : ""}`,
    isReached: (happenings) => {
      const n = accountsAtTheEnd(happenings);
      return least <= n && n <= most;
    },
  })),
  ...decimals.map(([name, most, words], i): Feature => ({
    name,
    group: "venues",
    sentence: `somebody paid in an asset of ${words}`,
    isReached: (happenings) => {
      const n = happenings.observation.mechanism.asset.decimals;
      return (decimals[i - 1]?.[1] ?? -1) < n && n <= most && paidSomething(happenings, 1n);
    },
  })),
  {
    name: "more than 18 decimals",
    group: "venues",
    sentence: "somebody paid an amount that 18 decimals cannot say",
    isReached: (happenings) => {
      const unit = coarse(happenings.observation.mechanism);
      return unit > 1n && paidSomething(happenings, unit);
    },
  },
  {
    name: "from a genesis",
    group: "venues",
    sentence: "a state that was loaded changed",
    isReached: ({ observation: { scenario }, changes }) =>
      scenario.genesis !== undefined && changes.length > 0,
  },
  {
    name: "from nothing",
    group: "venues",
    sentence: "an empty venue changed",
    isReached: ({ observation: { scenario }, changes }) =>
      scenario.genesis === undefined && changes.length > 0,
  },
];
