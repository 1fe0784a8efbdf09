import {
  type AccountId,
  type Action,
  atoms,
  emptyState,
  fundOf,
  type FundLayer,
  layersOf,
  type Mechanism,
  type State,
  zero,
} from "../../spec/index.ts";
import { ownHoldingsOf } from "../observe/bookkeeping.ts";
import { first, leaving, play } from "./play.ts";
import type { Showing, Weakness } from "./weakness.ts";

/** The two accounts of one owner, each with an atom that it brought. */
const [winner, loser] = ["a", "b"] as const;
const brought = atoms(1n);
const most = 3n;

interface Bet {
  readonly genesis: State;
  /** One account loses to the other; what it cannot pay is a loss that reaches the fund. */
  readonly actions: readonly Action[];
  /** What ends it, so that nothing is left open. */
  readonly closing: readonly Action[];
}

/** By a settlement; against a fund of one market, by the price of a lot that one bought from the other. */
const betOf = (mechanism: Mechanism, { id, floor = zero, market }: FundLayer, lost: bigint): Bet => {
  const empty = emptyState(mechanism);
  const account = { capital: brought, pnl: zero };
  const genesis = {
    ...empty,
    accounts: new Map<AccountId, typeof account>([
      [winner, account],
      [loser, account],
    ]),
    funds: new Map(empty.funds).set(id, atoms(floor + 1n)),
  };
  const entries = [
    { account: winner, amount: atoms(lost) },
    { account: loser, amount: atoms(-lost) },
  ];
  const now = market === undefined ? undefined : empty.markets.get(market);
  if (market === undefined || now === undefined)
    return { genesis, actions: [{ type: "settle", entries }, { type: "resolve" }], closing: [] };
  const price = atoms(1n + lost);
  const positions = new Map([
    [winner, { lots: 1n, cost: atoms(1n) }],
    [loser, { lots: -1n, cost: atoms(-1n) }],
  ]);
  return {
    genesis: {
      ...genesis,
      markets: new Map(empty.markets).set(market, { price: atoms(1n), positions, shortfalls: new Map() }),
    },
    actions: [{ type: "mark", market, price }, { type: "resolve" }],
    closing: [{ type: "trade", market, buyer: loser, seller: winner, quantity: 1n, price }],
  };
};

const showings = function* (mechanism: Mechanism): Generator<Showing, void> {
  for (let lost = 1n; lost <= most; lost += 1n)
    for (const fund of layersOf(mechanism, "fund")) {
      const { genesis, actions, closing } = betOf(mechanism, fund, lost);
      const resolved = play(mechanism, genesis, actions);
      const closed = play(mechanism, resolved.final, closing);
      const ended = closed.accepted ? [...actions, ...closing] : actions;
      const before = closed.accepted ? closed.final : resolved.final;
      const played = play(mechanism, genesis, [...ended, ...leaving(mechanism, before, winner)]);
      const out = played.worth(winner) - ownHoldingsOf(played.final, winner);
      const drawn = fundOf(genesis, fund.id) - fundOf(played.final, fund.id);
      const own = brought + brought;
      if (!played.accepted || drawn <= 0n || out <= own) continue;
      yield {
        ways: [{ title: `${loser} loses to ${winner}, and ${winner} leaves`, scenario: played.scenario }],
        shown: `one owner has ${own} in two accounts, ${winner} and ${loser}; ${loser} loses ${lost} to ${winner}, ${fund.id} pays ${drawn}, and the owner takes out ${out}`,
      };
    }
};

export const oneOwnerWithTwoAccountsCanMilkAFund: Weakness = {
  sentence: "one owner with two accounts can milk a fund",
  why: "One account goes bankrupt on purpose: the fund pays what it lost, and the other takes it out. Margin makes that expensive, and a thin market makes it cheap: in October 2022 one trader took both sides of one at Mango.",
  source: "spec 12.9: XTR-1 allows what a fund pays; 17.7 for the margin",
  of: (mechanism) => first(showings(mechanism)),
};
