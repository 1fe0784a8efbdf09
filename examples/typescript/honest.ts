/**
 * A venue that does what spec/README.md says, written from that page alone.
 * The numbers in comments are its rules; those of section 13 stand in rules.ts. To follow one scenario, start at the bottom, with `run`.
 */
import { quotasOf, type Rule, ruleNames } from "./rules.ts";

// The shapes of sections 3, 4 and 10, with bigint for amounts.
type By<Value> = Readonly<Record<string, Value>>;
type Of<Kind, Fields> = { readonly kind: Kind } & Readonly<Fields>;
type Does<Type, Fields = unknown> = { readonly type: Type } & Readonly<Fields>;
export type Rounding = "up" | "down" | "largest-remainder" | "sequential" | "unspecified";
export type Layer = { readonly id: string } & (
  | Of<"fund", { floor?: bigint; eventCap?: bigint }>
  | Of<"defaulter-stake", { tranche: string }>
  | Of<"tranche", { rounding: Rounding }>
  | Of<"assessment", { tranche: string; multiple: string; rounding: Rounding }>
  | Of<"haircut", { basis: "profit" | "capital" | "equity"; cap?: string; rule: Rule; rounding: Rounding }>
);
interface Policies { remainder: "park" | "carry" | "halt"; exits: "gated" | "open"; surplus: string }
export type Mechanism = Readonly<Policies & { waterfall: readonly Layer[] }>;
export type Action =
  | Does<"deposit" | "withdraw", { account: string; amount: bigint }>
  | Does<"stake" | "unstake" | "fee", { account: string; layer: string; amount: bigint }>
  | Does<"topUp", { layer: string; amount: bigint }>
  | Does<"settle", { entries: readonly Readonly<{ account: string; amount: bigint }>[] }>
  | Does<"realize", { account: string }>
  | Does<"loss" | "recover", { amount: bigint }>
  | Does<"resolve">;
export type State = Readonly<{
  accounts: By<Readonly<{ capital: bigint; pnl: bigint }>>;
  funds: By<bigint>; stakes: By<By<bigint>>; claims: By<bigint>;
  pending: bigint; deficit: bigint; residue: bigint; halted: boolean;
}>;
export type Scenario = Readonly<{ mechanism: Mechanism; genesis?: Partial<State>; actions: readonly Action[] }>;
export type Reason =
  | "halted" | "unknown-account" | "unknown-layer" | "non-positive-amount" | "duplicate-account" | "not-zero-sum"
  | "account-insolvent" | "exits-gated" | "insufficient-capital" | "insufficient-stake";
export interface Receipt { layer: string; account?: string; amount: bigint }
export type Step = { outcome: "accepted"; state: State; receipts: Receipt[] } | { outcome: "refused"; code: Reason; state: State };
export interface Trace { steps: Step[] }

const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const sum = (amounts: Iterable<bigint>): bigint => [...amounts].reduce((a, b) => a + b, 0n);

/** floor(ratio * amount), the ratio being decimal text (1.2, 1.3). */
const scale = (ratio: string, amount: bigint): bigint => {
  const [whole = "", fraction = ""] = ratio.split(".");
  return (BigInt(whole + fraction) * amount) / 10n ** BigInt(fraction.length);
};

/** Amounts by id, 0 where nothing was written. */
type Ledger = Map<string, bigint>;
const ledger = (amounts: By<bigint> = {}): Ledger => new Map(Object.entries(amounts));
const at = (book: Ledger | undefined, id: string): bigint => book?.get(id) ?? 0n;
const add = (book: Ledger, id: string, amount: bigint): unknown => book.set(id, at(book, id) + amount);
const move = (from: Ledger, to: Ledger, id: string, amount: bigint): void => { add(from, id, -amount); add(to, id, amount); };

/** Section 2, from a genesis. */
const open = (mechanism: Mechanism, genesis: Partial<State>) => {
  const { accounts = {}, pending = 0n, deficit = 0n, residue = 0n, halted = false } = genesis;
  const ids = (kind: Layer["kind"]) => mechanism.waterfall.filter((layer) => layer.kind === kind).map(({ id }) => id);
  const balances = ledger(genesis.funds);
  const staked = new Map(Object.entries(genesis.stakes ?? {}));
  return {
    mechanism, pending, deficit, residue, halted,
    capital: new Map(Object.entries(accounts).map(([id, { capital }]) => [id, capital])),
    pnl: new Map(Object.entries(accounts).map(([id, { pnl }]) => [id, pnl])),
    funds: new Map(ids("fund").map((id) => [id, at(balances, id)])), // 2.2
    stakes: new Map(ids("tranche").map((id) => [id, ledger(staked.get(id))])),
    claims: ledger(genesis.claims),
    receipts: [] as Receipt[], // of the current action
  };
};
type Venue = ReturnType<typeof open>;

const report = ({ capital, pnl, funds, stakes, claims, pending, deficit, residue, halted }: Venue): State => ({
  accounts: Object.fromEntries([...capital].map(([id, amount]) => [id, { capital: amount, pnl: at(pnl, id) }])),
  funds: Object.fromEntries(funds),
  stakes: Object.fromEntries([...stakes].map(([layer, held]) => [layer, Object.fromEntries(held)])),
  claims: Object.fromEntries(claims),
  pending, deficit, residue, halted,
});

const tranche = ({ stakes }: Venue, layer: string): Ledger => stakes.get(layer) ?? ledger();
const isLossOpen = ({ pending, pnl }: Venue): boolean => pending > 0n || [...pnl.values()].some((p) => p < 0n); // 2.4

/** 4.1 */
const credit = (venue: Venue, id: string, amount: bigint, to = venue.capital): void => {
  const repaid = min(amount, max(-at(venue.pnl, id), 0n));
  add(venue.pnl, id, repaid);
  add(to, id, amount - repaid);
};

/** 4.2. Whoever is debited is solvent: P >= 0. */
const debit = (venue: Venue, id: string, amount: bigint): void => {
  const fromCapital = min(max(amount - at(venue.pnl, id), 0n), at(venue.capital, id));
  add(venue.capital, id, -fromCapital);
  add(venue.pnl, id, fromCapital - amount);
};

/** 3.5 */
const sink = (venue: Venue, amount: bigint): void => {
  if (venue.mechanism.surplus === "residue") venue.residue += amount;
  else add(venue.funds, venue.mechanism.surplus, amount);
  venue.receipts.push({ layer: "surplus", amount });
};

interface Share { readonly id: string; readonly amount: bigint }
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

/** What a resolve remembers from its beginning (section 5), and counts on its way. */
const begin = ({ mechanism, capital, pnl, funds, stakes }: Venue) => {
  const ids = [...capital.keys()].sort(); // 1.4: code-unit order
  return {
    solvent: ids.filter((id) => at(pnl, id) >= 0n),
    ownLoss: new Map(ids.filter((id) => at(pnl, id) < 0n).map((id) => [id, -at(pnl, id)])), // what stakes may still pay
    left: new Map(mechanism.waterfall.map((layer) => // what a fund may still pay
      [layer.id, ("eventCap" in layer ? layer.eventCap : undefined) ?? at(funds, layer.id)])),
    stakes: new Map([...stakes].map(([layer, held]) => [layer, new Map(held)])),
    surplus: 0n,
  };
};
type Memory = ReturnType<typeof begin>;

/** Where the payments of a layer come from. */
const purse = (venue: Venue, layer: Layer): Ledger =>
  layer.kind === "fund" ? venue.funds
  : layer.kind === "tranche" ? tranche(venue, layer.id)
  : layer.kind === "defaulter-stake" ? tranche(venue, layer.tranche) : venue.capital;

/** Section 5: the most that a payer can pay in a layer. */
const baseOf = (venue: Venue, memory: Memory, layer: Layer, id: string): bigint => {
  const held = at(purse(venue, layer), id);
  const profit = max(at(venue.pnl, id), 0n);
  switch (layer.kind) {
    case "fund": return max(min(held - (layer.floor ?? 0n), at(memory.left, id)), 0n); // 5.1
    case "defaulter-stake": return min(held, at(memory.ownLoss, id)); // 5.2
    case "tranche": return held; // 5.3
    case "assessment": return min(held, scale(layer.multiple, at(memory.stakes.get(layer.tranche), id))); // 5.4
    case "haircut": return scale(layer.cap ?? "1", { profit, capital: held, equity: held + profit }[layer.basis]); // 5.5
  }
};

const pay = (venue: Venue, memory: Memory, layer: Layer, id: string, amount: bigint): void => {
  const { kind } = layer;
  if (kind === "haircut" && layer.basis !== "capital") debit(venue, id, amount); // P first; a `profit` base never reaches C
  else add(purse(venue, layer), id, -amount);
  if (kind === "fund") add(memory.left, id, -amount);
  else if (kind === "defaulter-stake") add(memory.ownLoss, id, -amount);
  else add(venue.claims, id, amount); // 7.3
  venue.receipts.push(kind === "fund" ? { layer: id, amount } : { layer: layer.id, account: id, amount }); // 9.1
};

/** 7.2: asks one layer to pay, and tells how much of the loss it covered. */
const ask = (venue: Venue, memory: Memory, layer: Layer, loss: bigint): bigint => {
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

/** The order in which a resolve asks the layers of a waterfall. */
export type Order = (waterfall: readonly Layer[]) => readonly Layer[];

/** Section 7 */
const resolve = (venue: Venue, order: Order): void => {
  const { waterfall, remainder } = venue.mechanism;
  const memory = begin(venue);
  const carried = remainder === "carry" ? venue.deficit : 0n;
  let loss = sum(memory.ownLoss.values()) + venue.pending + carried; // 7.1
  for (const id of memory.ownLoss.keys()) venue.pnl.set(id, 0n);
  venue.pending = 0n;
  venue.deficit -= carried;
  for (const layer of order(waterfall)) loss -= ask(venue, memory, layer, loss);
  for (const layer of waterfall) // 7.4: under `carry` the deficit is 0 by now
    if (layer.kind === "fund") venue.deficit -= ask(venue, memory, layer, venue.deficit);
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

/** 4.4: the topmost reason that applies. */
const refusal = (venue: Venue, action: Action): Reason | undefined => {
  const { mechanism: { waterfall, exits }, capital } = venue;
  const is = (...types: Action["type"][]): boolean => types.includes(action.type);
  const entries = action.type === "settle" ? action.entries : [];
  const named = "account" in action ? [action.account] : entries.map(({ account }) => account);
  const kind = is("stake", "unstake") ? "tranche" : "fund";
  if (venue.halted && !is("topUp", "resolve", "recover")) return "halted";
  if (!is("deposit") && named.some((id) => !capital.has(id))) return "unknown-account";
  if ("layer" in action && !waterfall.some((layer) => layer.id === action.layer && layer.kind === kind)) return "unknown-layer";
  if ("amount" in action && action.amount <= 0n) return "non-positive-amount";
  if (new Set(named).size < named.length) return "duplicate-account";
  if (sum(entries.map(({ amount }) => amount)) !== 0n) return "not-zero-sum";
  if (entries.some(({ account }) => at(venue.pnl, account) < 0n)) return "account-insolvent";
  if (is("withdraw", "stake", "unstake", "realize") && exits === "gated" && isLossOpen(venue)) return "exits-gated";
  if ("account" in action && "amount" in action) {
    if (is("withdraw", "stake", "fee") && at(capital, action.account) < action.amount) return "insufficient-capital";
    if (action.type === "unstake" && at(tranche(venue, action.layer), action.account) < action.amount) return "insufficient-stake";
  }
  return undefined;
};

/** 4.3 */
const apply = (venue: Venue, action: Action, order: Order): void => {
  const { capital, pnl, funds } = venue;
  switch (action.type) {
    case "deposit": credit(venue, action.account, action.amount); break;
    case "withdraw": add(capital, action.account, -action.amount); break;
    case "stake": move(capital, tranche(venue, action.layer), action.account, action.amount); break;
    case "unstake":
      add(tranche(venue, action.layer), action.account, -action.amount);
      credit(venue, action.account, action.amount);
      break;
    case "fee": add(capital, action.account, -action.amount); add(funds, action.layer, action.amount); break;
    case "topUp": add(funds, action.layer, action.amount); break;
    case "settle":
      for (const { account, amount } of action.entries)
        if (amount > 0n) credit(venue, account, amount, pnl);
        else debit(venue, account, -amount);
      break;
    case "realize": move(pnl, capital, action.account, max(at(pnl, action.account), 0n)); break;
    case "loss": venue.pending += action.amount; break;
    case "resolve": resolve(venue, order); break;
    case "recover": recover(venue, action.amount); break;
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
const actions: Action["type"][] =
  ["deposit", "withdraw", "stake", "unstake", "fee", "topUp", "settle", "realize", "loss", "resolve", "recover"];
const maxAmount = (2n ** 256n - 1n).toString();
export const supports =
  { mechanisms: "any" as const, rules: ruleNames, actions, genesis: true, receipts: true, maxAccounts: 1000, maxAmount, inFlight: 1 };

export const run = (scenario: Scenario): Trace => runWith((waterfall) => waterfall, scenario);
