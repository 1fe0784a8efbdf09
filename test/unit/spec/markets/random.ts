import type { Action, Layer, Mechanism, Rank } from "../../../../spec/index.ts";
import {
  defaulterStake,
  deposit,
  fee,
  fund,
  haircut,
  loss,
  mechanism,
  realize,
  recover,
  resolve,
  settle,
  stake,
  topUp,
  tranche,
  unstake,
  withdraw,
} from "../build.ts";
import { deleverage, liquidate, mark, market, redeem, shutdown, trade, within } from "./build.ts";

/** Random mechanisms and actions of the market tier, in small amounts, so that boundaries are met. */

/** mulberry32: 32 bits of state, enough for tests that anyone can run again. */
export const generator = (seed: number) => {
  let now = seed >>> 0;
  const next = (): number => {
    now = (now + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(now ^ (now >>> 15), now | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (bound: number): number => next() % bound;
  const oneOf = <T>(items: readonly T[]): T => {
    const item = items[below(items.length)];
    if (item === undefined) throw new Error("nothing to choose from");
    return item;
  };
  return { below, oneOf, amount: (bound: number): bigint => BigInt(below(bound)) };
};
export type Draw = ReturnType<typeof generator>;

const ranks: readonly Rank[] = ["bitmex", "binance", "hyperliquid", "profit", "pro-rata"];
export const who = ["a", "b", "c", "d", "e"] as const;
const where = ["btc", "eth"] as const;

/** Any subset of these layers, in any rotation. */
export const mechanismBy = ({ below, oneOf }: Draw): Mechanism => {
  const rounding = oneOf(["up", "down", "largest-remainder", "sequential"] as const);
  const all: readonly Layer[] = [
    fund("ins"),
    within("btc", fund("btc-ins", { eventCap: 7n })),
    defaulterStake("self", "df"),
    deleverage("adl", oneOf(ranks)),
    deleverage("eth-adl", oneOf(ranks), "eth"),
    within("btc", haircut("open-interest", "exposure", rounding)),
    haircut("exposed", "exposure", rounding, "0.5"),
    within("eth", haircut("winners", "profit", rounding)),
    haircut("equity", "equity", rounding, "0.7"),
  ];
  const from = below(all.length);
  const rotated = [...all.slice(from), ...all.slice(0, from)];
  const chosen = rotated.filter((layer) => layer.id === "ins" || below(3) > 0);
  return mechanism([tranche("df", rounding), ...chosen], {
    markets: [
      market("btc", 50n, { initialMargin: "0.1", positionLimit: 12n }),
      market("eth", 7n, { initialMargin: "0.03", maintenanceMargin: "0.01" }),
    ],
    remainder: oneOf(["park", "carry", "halt"] as const),
    exits: oneOf(["gated", "open"] as const),
    surplus: oneOf(["residue", "ins"]),
  });
};

/** An action: most can be accepted, and a stranger takes part in some. A shutdown comes only near the end. */
export const actionBy = ({ below, oneOf, amount }: Draw, last: boolean): Action => {
  const one = below(40) === 0 ? "stranger" : oneOf(who);
  const other = oneOf(who);
  const of = oneOf(where);
  if (last && below(3) === 0) return shutdown;
  switch (below(24)) {
    case 0:
    case 1:
      return deposit(other, amount(60));
    case 2:
      return withdraw(one, amount(40));
    case 3:
      return stake(one, "df", amount(20));
    case 4:
      return unstake(one, "df", amount(20));
    case 5:
      return fee(one, "ins", amount(10));
    case 6:
      return topUp(oneOf(["ins", "btc-ins"]), amount(12));
    case 7:
      return settle([one, amount(30)], [other, -amount(30)]);
    case 8: {
      const moved = amount(60);
      return settle([one, moved], [other, -moved]);
    }
    case 9:
      return realize(one);
    case 10:
      return loss(amount(20));
    case 11:
    case 12:
      return resolve;
    case 13:
      return recover(amount(30));
    case 14:
    case 15:
      return liquidate(one, of, other);
    case 16:
    case 17:
    case 18:
      return mark(of, of === "btc" ? amount(110) : amount(15));
    case 19:
      return redeem(one);
    default:
      return trade(of, one, other, amount(9), of === "btc" ? 45n + amount(11) : 5n + amount(5));
  }
};
