/**
 * A venue that does what the specification says, written from its text alone.
 * The numbers in comments are its rules; those of section 13 stand in rules.ts. To follow one scenario, start at the bottom, with `run`.
 */
import {
  closeDown, equityOf, exposureOf, liquidate, lotsOf, marginRefusal, mark, mustBeSolvent, ranked, redeem, take, trade,
} from "./markets.ts";
import { quotasOf, type Rule, ruleNames } from "./rules.ts";
import type { Action, Basis, Layer, Ledger, Market, Reason, Rounding, Scenario, Share, Step, Trace, Venue } from "./venue.ts";
import {
  add, at, credit, debit, isLossOpen, max, min, open, report, scale, sink, sum, tranche,
} from "./venue.ts";

const total = (shares: readonly Share[]): bigint => sum(shares.map(({ amount }) => amount));

/** Each base in ascending id pays a part of what those before it left of H and of U. */
const inTurn = (bases: readonly Share[], part: bigint, take: (base: bigint, left: bigint, room: bigint) => bigint): Share[] => {
  let [left, room] = [part, total(bases)];
  return bases.map(({ id, amount: base }) => {
    const amount = take(base, left, room);
    left -= amount;
    room -= base;
    return { id, amount };
  });
};

/** Section 6: H over bases in ascending id, by a rule. Rounding decides whose floored quota is raised by an atom; ties: a sort is stable. */
const split = (rounding: Rounding, bases: readonly Share[], part: bigint, rule: Rule = "proportional"): Share[] => {
  if (rounding === "sequential") return inTurn(bases, part, (base, left, room) => (left * base) / room);
  const exact = quotasOf(rule, bases.map(({ amount: w }) => w), part);
  const quotas = bases.map(({ id }, i) => {
    const { n = 0n, d = 1n } = exact[i] ?? {};
    return { id, amount: n / d, rest: n % d, of: d };
  });
  const byRest = (a: bigint, b: bigint): number => Number(a < b) - Number(a > b);
  const fractional = quotas.filter(({ rest }) => rest > 0n).sort((a, b) => byRest(a.rest * b.of, b.rest * a.of));
  const atoms = { up: fractional.length, down: 0, "largest-remainder": Number(part - total(quotas)) };
  const raised = new Set(fractional.slice(0, atoms[rounding === "unspecified" ? "largest-remainder" : rounding])); // 6.1
  return quotas.map((quota) => ({ id: quota.id, amount: quota.amount + (raised.has(quota) ? 1n : 0n) }));
};

/** 17.8: a market, or all of them in ascending id. */
const inScope = ({ markets }: Venue, { market: scope }: { readonly market?: string }): readonly Market[] =>
  [...markets.values()].filter(({ id }) => scope === undefined || id === scope);

/** What a resolve remembers from its beginning (section 5), and counts on its way. */
const begin = (venue: Venue) => {
  const { mechanism, capital, pnl, funds, stakes, markets } = venue;
  const ids = [...capital.keys()].sort(); // 1.4: code-unit order
  const solvent = ids.filter((id) => at(pnl, id) >= 0n);
  return {
    solvent,
    ownLoss: new Map(ids.filter((id) => at(pnl, id) < 0n).map((id) => [id, -at(pnl, id)])), // what stakes may still pay
    shortfalls: new Map([...markets].map(([market, { shortfalls }]) => [market, new Map(shortfalls)])),
    queues: new Map(mechanism.waterfall.flatMap((layer) => layer.kind !== "deleverage" ? [] // who is asked first: 17.12
      : [[layer.id, new Map(inScope(venue, layer).map((market) => [market.id, ranked(layer.rank, venue, market, solvent)]))]])),
    parts: new Map<string, bigint>(), // what is left of L: see 17.8
    left: new Map(mechanism.waterfall.map((layer) => // what a fund may still pay
      [layer.id, ("eventCap" in layer ? layer.eventCap : undefined) ?? at(funds, layer.id)])),
    stakes: new Map([...stakes].map(([layer, held]) => [layer, new Map(held)])),
    surplus: 0n,
  };
};
type Memory = ReturnType<typeof begin>;
type Deleverage = Extract<Layer, { kind: "deleverage" }>;
type Paying = Exclude<Layer, Deleverage>;

/** Where the payments of a layer come from. */
const purse = (venue: Venue, layer: Layer): Ledger =>
  layer.kind === "fund" ? venue.funds
  : layer.kind === "tranche" ? tranche(venue, layer.id)
  : layer.kind === "defaulter-stake" ? tranche(venue, layer.tranche) : venue.capital;

/** What a haircut is measured on (5.5, 5.7). */
const holding = ({ capital, pnl }: Venue, basis: Basis, id: string): bigint =>
  (basis === "profit" ? 0n : at(capital, id)) + (basis === "capital" ? 0n : max(at(pnl, id), 0n));

/** Section 5: the most that a payer can pay in a layer. */
const baseOf = (venue: Venue, memory: Memory, layer: Paying, id: string): bigint => {
  const held = at(purse(venue, layer), id);
  switch (layer.kind) {
    case "fund": return max(min(held - (layer.floor ?? 0n), at(memory.left, id)), 0n); // 5.1
    case "defaulter-stake": return min(held, at(memory.ownLoss, id)); // 5.2
    case "tranche": return held; // 5.3
    case "assessment": return min(held, scale(layer.multiple, at(memory.stakes.get(layer.tranche), id))); // 5.4
    case "haircut": { // 5.5, 5.6, 17.9, 17.10
      if (layer.timing === "on-exit") return 0n;
      const markets = inScope(venue, layer);
      if (layer.market !== undefined && markets.every((market) => lotsOf(market, id) === 0n)) return 0n;
      const exposure = (): bigint => min(sum(markets.map((market) => exposureOf(market, id))), holding(venue, "equity", id));
      return scale(layer.cap ?? "1", layer.basis === "exposure" ? exposure() : holding(venue, layer.basis, id));
    }
  }
};

const pay = (venue: Venue, memory: Memory, layer: Layer, id: string, amount: bigint): void => {
  const { kind } = layer;
  const isOutOfProfit = kind === "deleverage" || (kind === "haircut" && layer.basis !== "capital");
  if (isOutOfProfit) debit(venue, id, amount); // P first; a `profit` base never reaches C
  else add(purse(venue, layer), id, -amount);
  if (kind === "fund") add(memory.left, id, -amount);
  else if (kind === "defaulter-stake") add(memory.ownLoss, id, -amount);
  else add(venue.claims, id, amount); // 7.3
  venue.receipts.push(kind === "fund" ? { layer: id, amount } : { layer: layer.id, account: id, amount }); // 9.1
};

/** 7.2: asks one layer to pay, and tells how much of the loss it covered. */
const ask = (venue: Venue, memory: Memory, layer: Paying, loss: bigint): bigint => {
  const ids = layer.kind === "fund" ? [layer.id] : layer.kind === "defaulter-stake" ? [...memory.ownLoss.keys()] : memory.solvent;
  const bases = ids.map((id) => ({ id, amount: baseOf(venue, memory, layer, id) })).filter(({ amount }) => amount > 0n);
  const part = min(loss, total(bases));
  if (part === 0n) return 0n;
  const payments = "rounding" in layer ? split(layer.rounding, bases, part, "rule" in layer ? layer.rule : undefined) : inTurn(bases, part, min); // 5.1, 5.2
  for (const { id, amount } of payments) pay(venue, memory, layer, id, amount);
  const paid = total(payments);
  memory.surplus += max(paid - part, 0n);
  return min(paid, part);
};

/** 17.11: closes a defaulter's position against those in the queue. What each of them gives up. */
const close = (venue: Venue, layer: Deleverage, market: Market, queue: readonly string[], defaulter: string, part: bigint): Share[] => {
  const lots = lotsOf(market, defaulter);
  const side = lots < 0n ? 1n : -1n; // of the counterparties
  const facing = queue.filter((id) => equityOf(venue, id) > 0n)
    .map((id) => ({ id, amount: side * lotsOf(market, id) })).filter(({ amount }) => amount > 0n);
  const toFill = min(-side * lots, total(facing));
  if (part === 0n || toFill === 0n) return [];
  const fills = layer.rank === "pro-rata" ? split("largest-remainder", facing, toFill) : inTurn(facing, toFill, min);
  let filled = 0n;
  const givenUp = fills.map(({ id, amount: taken }) => {
    const difference = (part * (filled + taken)) / (-side * lots) - (part * filled) / (-side * lots);
    filled += taken;
    take(market, id, -side * taken, market.price);
    return { id, amount: min(difference, equityOf(venue, id)) };
  });
  take(market, defaulter, side * filled, market.price);
  return givenUp;
};

/** 17.11, over the defaulters of the markets in scope. */
const deleverage = (venue: Venue, memory: Memory, layer: Deleverage): void => {
  for (const market of inScope(venue, layer))
    for (const defaulter of memory.ownLoss.keys()) {
      const part = min(at(memory.shortfalls.get(market.id), defaulter), at(memory.parts, market.id));
      const queue = memory.queues.get(layer.id)?.get(market.id) ?? [];
      for (const { id, amount } of close(venue, layer, market, queue, defaulter, part)) {
        pay(venue, memory, layer, id, amount);
        add(memory.parts, market.id, -amount);
      }
    }
};

/** 17.8: a layer is asked for what is left in its scope, and what it covers is taken off from there in order. */
const cover = (venue: Venue, memory: Memory, layer: Layer): void => {
  if (layer.kind === "deleverage") { deleverage(venue, memory, layer); return; }
  const scope = "market" in layer ? layer.market : undefined;
  const parts = [...memory.parts].filter(([id]) => scope === undefined || id === scope).map(([id, amount]) => ({ id, amount }));
  const covered = ask(venue, memory, layer, total(parts));
  for (const { id, amount } of inTurn(parts, covered, min)) add(memory.parts, id, -amount);
};

/** The order in which a resolve asks the layers of a waterfall. */
export type Order = (waterfall: readonly Layer[]) => readonly Layer[];

/** The part of a loss that arose in no market: no market has this id, and the part is the first to be covered. */
const inNoMarket = "";

/** Section 7 */
const resolve = (venue: Venue, order: Order): void => {
  const { waterfall, remainder } = venue.mechanism;
  const memory = begin(venue);
  const carried = remainder === "carry" ? venue.deficit : 0n;
  const arisen = [...memory.shortfalls].map(([id, shortfalls]) => ({ id, amount: sum(shortfalls.values()) })); // in a market: 17.8
  memory.parts.set(inNoMarket, sum(memory.ownLoss.values()) - total(arisen) + venue.pending + carried); // 7.1
  for (const { id, amount } of arisen) memory.parts.set(id, amount);
  for (const id of memory.ownLoss.keys()) venue.pnl.set(id, 0n);
  for (const { shortfalls } of venue.markets.values()) shortfalls.clear();
  venue.pending = 0n;
  venue.deficit -= carried;
  for (const layer of order(waterfall)) cover(venue, memory, layer);
  const loss = sum(memory.parts.values());
  for (const layer of waterfall) // 7.4: under `carry` the deficit is 0 by now
    if (layer.kind === "fund" && layer.market === undefined) venue.deficit -= ask(venue, memory, layer, venue.deficit);
  venue.deficit += loss; // 7.5
  venue.halted ||= remainder === "halt" && loss > 0n;
  venue.receipts.push({ layer: "deficit", amount: loss });
  sink(venue, memory.surplus); // 7.6
};

/** 8.1 */
const recover = (venue: Venue, amount: bigint): void => {
  const claims = [...venue.claims].map(([id, claim]) => ({ id, amount: claim })).filter((share) => share.amount > 0n);
  const returned = split("down", claims, min(amount, total(claims)));
  for (const { id, amount: back } of returned) {
    add(venue.claims, id, -back);
    credit(venue, id, back);
    venue.receipts.push({ layer: "recovery", account: id, amount: back });
  }
  sink(venue, amount - total(returned));
};

/** The accounts that an action names, for 4.4 and 17.7. */
const namedIn = (action: Action): readonly string[] => {
  switch (action.type) {
    case "settle": return action.entries.map(({ account }) => account);
    case "trade": return [action.buyer, action.seller];
    case "liquidate": return [action.account, action.to];
    default: return "account" in action ? [action.account] : [];
  }
};

/** 4.4 and 17.7: the topmost reason that applies. */
const refusal = (venue: Venue, action: Action): Reason | undefined => {
  const { mechanism: { waterfall, exits }, capital } = venue;
  const is = (...types: Action["type"][]): boolean => types.includes(action.type);
  const entries = action.type === "settle" ? action.entries : [];
  const named = namedIn(action);
  const kind = is("stake", "unstake") ? "tranche" : "fund";
  if (is("shutdown") ? venue.redemption : venue.halted && !is("topUp", "resolve", "recover", "redeem")) return "halted";
  if (!is("deposit") && named.some((id) => !capital.has(id))) return "unknown-account";
  if ("layer" in action && !waterfall.some((layer) => layer.id === action.layer && layer.kind === kind)) return "unknown-layer";
  if ("market" in action && !venue.markets.has(action.market)) return "unknown-layer";
  if ("amount" in action && action.amount <= 0n) return "non-positive-amount";
  if ("price" in action && action.price <= 0n) return "non-positive-amount";
  if ("quantity" in action && action.quantity <= 0n) return "non-positive-amount";
  if (new Set(named).size < named.length) return "duplicate-account";
  if (sum(entries.map(({ amount }) => amount)) !== 0n) return "not-zero-sum";
  if (mustBeSolvent(venue, action).some((id) => at(venue.pnl, id) < 0n)) return "account-insolvent";
  if (is("withdraw", "stake", "unstake", "realize") && exits === "gated" && isLossOpen(venue)) return "exits-gated";
  if (is("redeem") && !venue.redemption) return "exits-gated";
  if ("account" in action && "amount" in action) {
    if (is("withdraw", "stake", "fee") && at(capital, action.account) < action.amount) return "insufficient-capital";
    if (action.type === "unstake" && at(tranche(venue, action.layer), action.account) < action.amount) return "insufficient-stake";
  }
  return marginRefusal(venue, action);
};

/** An amount leaves the capital or the profit of an account. Returns what is paid of it (5.7 to 5.9). */
const leave = (venue: Venue, basis: Basis, id: string, amount: bigint): bigint => {
  const layer = venue.mechanism.waterfall.at(-1);
  const isCut = layer?.kind === "haircut" && layer.timing === "on-exit" && layer.basis === basis && amount > 0n;
  const all = sum([...venue.capital.keys()].map((each) => holding(venue, basis, each)));
  const paid = isCut ? (max(all - venue.deficit, 0n) * amount) / all : amount;
  add(basis === "profit" ? venue.pnl : venue.capital, id, -amount);
  venue.deficit -= amount - paid;
  add(venue.claims, id, amount - paid);
  venue.receipts.push({ layer: layer?.id ?? "", account: id, amount: amount - paid });
  return paid;
};

/** 4.3 and the table of section 17 */
const apply = (venue: Venue, action: Action, order: Order): void => {
  const { capital, pnl, funds } = venue;
  switch (action.type) {
    case "deposit": credit(venue, action.account, action.amount); break;
    case "withdraw": leave(venue, "equity", action.account, action.amount); break;
    case "stake": add(tranche(venue, action.layer), action.account, leave(venue, "equity", action.account, action.amount)); break;
    case "unstake": add(tranche(venue, action.layer), action.account, -action.amount); credit(venue, action.account, action.amount); break;
    case "fee": add(funds, action.layer, leave(venue, "equity", action.account, action.amount)); break;
    case "topUp": add(funds, action.layer, action.amount); break;
    case "settle":
      for (const { account, amount } of action.entries)
        if (amount > 0n) credit(venue, account, amount, pnl);
        else debit(venue, account, -amount);
      break;
    case "realize": add(capital, action.account, leave(venue, "profit", action.account, holding(venue, "profit", action.account))); break;
    case "loss": venue.pending += action.amount; break;
    case "resolve": resolve(venue, order); break;
    case "recover": recover(venue, action.amount); break;
    case "trade": trade(venue, action); break;
    case "mark": mark(venue, action); break;
    case "liquidate": liquidate(venue, action); break;
    case "shutdown": resolve(venue, order); closeDown(venue); break;
    case "redeem": redeem(venue, action); break;
  }
};

const step = (venue: Venue, action: Action, order: Order): Step => {
  const code = refusal(venue, action);
  if (code !== undefined) return { outcome: "refused", code, state: report(venue) };
  venue.receipts = [];
  apply(venue, action, order);
  return { outcome: "accepted", state: report(venue), receipts: venue.receipts.filter(({ amount }) => amount > 0n) }; // 9.2
};

/** A venue that may ask its layers in another order than its waterfall's. */
export const runWith = (order: Order, { mechanism, genesis = {}, actions }: Scenario): Trace => {
  const venue = open(mechanism, genesis);
  return { steps: actions.map((action) => step(venue, action, order)) };
};

export const implementation = { name: "paripassu-typescript-honest", version: "1.0.0", language: "typescript" };
export const ledgerActions: Action["type"][] =
  ["deposit", "withdraw", "stake", "unstake", "fee", "topUp", "settle", "realize", "loss", "resolve", "recover"];
const actions: Action["type"][] = [...ledgerActions, "trade", "mark", "liquidate", "shutdown", "redeem"];
export const supports = { mechanisms: "any" as const, rules: ruleNames, actions, genesis: true, receipts: true, onExit: true,
  maxAccounts: 1000, maxAmount: 2n ** 256n - 1n, inFlight: 1 };

export const run = (scenario: Scenario): Trace => runWith((waterfall) => waterfall, scenario);
