import { describe, expect, it } from "vitest";
import {
  type Action,
  actionTypes,
  assetsOf,
  isInsolvent,
  refusalCodes,
  type State,
  step,
  sum,
  unpaidLoss,
} from "../../../../spec/index.ts";
import { deposit, state } from "../build.ts";
import { actionBy, generator, mechanismBy, who } from "./random.ts";

/** What an accepted action brings in from outside, or takes out (2.3). */
const externalFlow = (before: State, action: Action): bigint => {
  switch (action.type) {
    case "deposit":
    case "topUp":
    case "recover":
      return action.amount;
    case "withdraw":
    case "loss":
      return -action.amount;
    case "redeem": {
      // 17.15: floor((C + P + stakes) * min(A, S) / S), 0 where S is 0.
      const { capital = 0n, pnl = 0n } = before.accounts.get(action.account) ?? {};
      let holds = capital + pnl;
      for (const stakes of before.stakes.values()) holds += stakes.get(action.account) ?? 0n;
      const { assets = 0n, holdings = 0n } = before.redemption ?? {};
      if (holdings === 0n) return 0n;
      return -((holds * (assets < holdings ? assets : holdings)) / holdings);
    }
    default:
      return 0n;
  }
};

/** Every constraint of rules 2 and 17.2 that the state breaks. */
const faultsOf = (now: State): readonly string[] => {
  const faults: string[] = [];
  const hold = (holds: boolean, what: string): void => {
    if (!holds) faults.push(what);
  };
  const owed = new Map([...now.accounts].map(([id, account]) => [id, unpaidLoss(account) as bigint]));
  for (const [id, account] of now.accounts) {
    hold(account.capital >= 0n, `${id} has negative capital`);
    hold(!isInsolvent(account) || account.capital === 0n, `${id} is insolvent with capital`);
  }
  for (const [id, balance] of now.funds) hold(balance >= 0n, `fund ${id} is negative`);
  for (const stakes of now.stakes.values())
    for (const [id, amount] of stakes) hold(amount > 0n, `the stake of ${id} is ${amount}`);
  for (const [id, claim] of now.claims) hold(claim > 0n, `the claim of ${id} is ${claim}`);
  for (const part of ["pending", "deficit", "residue"] as const) hold(now[part] >= 0n, `${part} is negative`);
  for (const [id, { price, positions, shortfalls }] of now.markets) {
    hold(price > 0n, `the price of ${id} is ${price}`);
    let net = 0n;
    for (const [account, { lots, cost }] of positions) {
      net += lots;
      const sameSign = lots > 0n ? cost >= lots : lots < 0n && cost <= lots;
      hold(sameSign, `${account} has ${lots} lots at ${cost} in ${id}`);
      hold(now.accounts.has(account), `${account} has a position and is not known`);
    }
    hold(net === 0n, `the lots of ${id} sum to ${net}`);
    for (const [account, shortfall] of shortfalls) {
      hold(shortfall > 0n, `the shortfall of ${account} is ${shortfall}`);
      owed.set(account, (owed.get(account) ?? 0n) - shortfall);
    }
  }
  for (const [id, left] of owed) hold(left >= 0n, `the shortfalls of ${id} are ${-left} too much`);
  return faults;
};

const runs = 2_000;
const actionsOfRun = 60;

const layers = [
  "ins",
  "btc-ins",
  "self",
  "df",
  "adl",
  "eth-adl",
  "open-interest",
  "exposed",
  "winners",
  "equity",
];

/** A run in which nothing of interest happens shows nothing: every action, reason and layer comes up. */
const mustBeMet: readonly string[] = [
  ...actionTypes,
  ...refusalCodes,
  ...[...layers, "surplus", "deficit", "recovery"].map((layer) => `${layer} pays`),
  "a shortfall",
  "a rate below 1",
  "a redeem that pays",
  "a redeem that loses",
];

describe("thousands of random runs", () => {
  /** How often an action was accepted, a reason given, a layer paid, and so on. */
  const seen = new Map<string, number>();
  const see = (what: string): void => void seen.set(what, (seen.get(what) ?? 0) + 1);

  /** One action of a run: what must hold of it, and the state after it. */
  const checked = (of: Parameters<typeof step>[0], now: State, action: Action, at: string): State => {
    // Plain comparisons: an assertion of the library at each of this many steps would take minutes.
    const next = step(of, now, action);
    if (next.outcome === "refused") {
      if (next.state !== now) expect.fail(`${at}: refused, and changed the state`);
      see(next.code);
      return now;
    }
    const moved = assetsOf(next.state) - assetsOf(now);
    if (moved !== externalFlow(now, action)) expect.fail(`${at}: the assets moved by ${moved}`);
    const faults = faultsOf(next.state);
    if (faults.length > 0) expect.fail(`${at}: ${faults.join("; ")}`);
    const resolves = action.type === "resolve" || action.type === "shutdown";
    if (resolves && [...next.state.accounts.values()].some(isInsolvent))
      expect.fail(`${at}: somebody is still insolvent`);

    see(action.type);
    for (const { layer } of next.receipts) see(`${layer} pays`);
    const { assets = 0n, holdings = 0n } = next.state.redemption ?? {};
    if (action.type === "shutdown" && assets < holdings) see("a rate below 1");
    if (action.type === "redeem" && moved < 0n) see("a redeem that pays");
    if (action.type === "redeem" && sum(next.state.claims.values()) > sum(now.claims.values()))
      see("a redeem that loses");
    if ([...next.state.markets.values()].some(({ shortfalls }) => shortfalls.size > 0)) see("a shortfall");
    return next.state;
  };

  it("keep what the venue holds, and every constraint of the state", () => {
    for (let seed = 1; seed <= runs; seed++) {
      const draw = generator(seed);
      const of = mechanismBy(draw);
      let now = state(of);
      for (const account of who)
        now = checked(of, now, deposit(account, 20n + draw.amount(60)), `seed ${seed}`);
      for (let i = 0; i < actionsOfRun; i++) {
        const action = actionBy(draw, i > actionsOfRun - 10);
        now = checked(of, now, action, `seed ${seed}, action ${i}: ${action.type}`);
      }
    }
    for (const what of mustBeMet) expect(seen.get(what) ?? 0, what).toBeGreaterThan(10);
  });
});
