import type { Capabilities } from "../../properties/index.ts";
import {
  type AccountId,
  type Action,
  atoms,
  emptyState,
  type Mechanism,
  type Scenario,
} from "../../spec/index.ts";
import { lossOf } from "./losses.ts";

/** One question of a probe, under an id of its own. */
export interface Question {
  readonly id: string;
  readonly scenario: Scenario;
  /** Who pays what is for check to judge: of a resolve, the outcome alone is compared. */
  readonly isOutcomeOnly?: true;
}

/** What is tried: an allocator is asked for losses alone. */
export interface Tried extends Capabilities {
  readonly isAllocator: boolean;
}

/** Something that an adapter must get right before its venue can be judged. */
export interface Probe {
  readonly title: string;
  /** In plain words: what is mostly wrong where this fails. */
  readonly fix: string;
  /** The same for an allocator, where it is something else. */
  readonly fixOfAllocator?: string;
  /** Asked inFlight at once; otherwise one by one, so that a fault is told for what it is. */
  readonly together?: true;
  /** What to ask, or why there is nothing to ask. */
  readonly questions: (capabilities: Tried, inFlight: number) => readonly Question[] | string;
}

const fundAlone: Mechanism = {
  name: "a fund alone",
  asset: { symbol: "USD", decimals: 2 },
  waterfall: [{ kind: "fund", id: "insurance" }],
  remainder: "park",
  exits: "open",
  surplus: "residue",
};

const mechanismOf = ({ mechanisms }: Capabilities): Mechanism =>
  mechanisms === "any" ? fundAlone : (mechanisms[0] ?? fundAlone);

type Holdings = readonly (readonly [AccountId, bigint])[];

/** A scenario after which these accounts have these amounts of capital; undefined where none can be brought about. */
const holding = (capabilities: Tried, holdings: Holdings): Scenario | undefined => {
  const mechanism = mechanismOf(capabilities);
  if (capabilities.actions.includes("deposit"))
    return {
      mechanism,
      actions: holdings.map(([account, amount]) => ({ type: "deposit", account, amount: atoms(amount) })),
    };
  if (!capabilities.genesis || !capabilities.actions.includes("resolve")) return undefined;
  const accounts = new Map(
    holdings.map(([id, amount]) => [id, { capital: atoms(amount), pnl: atoms(0n) }] as const),
  );
  // Without a loss a resolve changes nothing, and the state comes back. An allocator is asked only for a loss:
  // of all that is held, which has one answer whatever the rule and the rounding.
  const pending = atoms(capabilities.isAllocator ? holdings.reduce((sum, [, held]) => sum + held, 0n) : 0n);
  return {
    mechanism,
    genesis: { ...emptyState(mechanism), accounts, pending },
    actions: [{ type: "resolve" }],
  };
};

const cannotHold = "neither deposit nor a genesis with resolve is supported";

/** Questions that differ in what is held, under the given ids. */
const asking = (
  capabilities: Tried,
  questions: readonly (readonly [id: string, holdings: Holdings])[],
): readonly Question[] | string => {
  const asked = questions.flatMap(([id, holdings]) => {
    const scenario = holding(capabilities, holdings);
    return scenario === undefined ? [] : [{ id, scenario }];
  });
  return asked.length < questions.length ? cannotHold : asked;
};

const hostileNames: readonly AccountId[] = [
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "10",
  "9",
  "007",
  "B",
  "a",
  "a-",
  ".",
  "-",
  "x".repeat(64),
];

const bigAmounts: readonly bigint[] = [2n ** 31n, 2n ** 53n + 1n, 2n ** 63n, 2n ** 64n + 1n, 2n ** 127n + 1n];

/** Actions that any venue refuses, by what it supports. */
const refusable: readonly Action[] = [
  { type: "deposit", account: "ann", amount: atoms(0n) },
  { type: "deposit", account: "ann", amount: atoms(-5n) },
  { type: "withdraw", account: "nobody", amount: atoms(1n) },
  { type: "realize", account: "nobody" },
  { type: "stake", account: "nobody", layer: "nowhere", amount: atoms(1n) },
  { type: "fee", account: "nobody", layer: "nowhere", amount: atoms(1n) },
  { type: "topUp", layer: "nowhere", amount: atoms(1n) },
  { type: "topUp", layer: "insurance", amount: atoms(0n) },
  { type: "settle", entries: [{ account: "nobody", amount: atoms(1n) }] },
  { type: "loss", amount: atoms(0n) },
  { type: "recover", amount: atoms(-1n) },
];

const halved = ({ maxAmount }: Tried): Pick<Tried, "maxAmount"> =>
  maxAmount === undefined ? {} : { maxAmount: atoms(maxAmount / 2n) };

const few = (n: number): Holdings => [["ann", BigInt(n) + 5n]];

/** In the order in which they are best fixed. Ids are plain numerals but where they are what is tried. */
export const probes: readonly Probe[] = [
  {
    title: "answers a scenario without actions",
    fix: 'Answer {"type":"trace","id":...,"steps":[...]} with one step for each action: here there are none.',
    questions: (capabilities) => [
      { id: "1", scenario: { mechanism: mechanismOf(capabilities), actions: [] } },
    ],
  },
  {
    title: "answers a scenario, and reports the state after each step",
    fix: "Report the whole state after every step, with every known account in it, and amounts as text.",
    fixOfAllocator:
      'Answer {"type":"allocation","id":...,"draw":...,"cuts":[...],"remainder":...} with amounts as text, and a cut for each base.',
    questions: (capabilities) =>
      asking(capabilities, [
        [
          "2",
          [
            ["ann", 5n],
            ["bob", 7n],
          ],
        ],
      ]),
  },
  {
    title: "answers a resolve that has a loss to place",
    fix: "Run your resolve on a loss that accounts must pay, and on one larger than everything they own. It never refuses: what no layer pays becomes a deficit (section 7).",
    questions: (capabilities) => {
      const scenarios = [30n, 400n].map((loss) => lossOf(capabilities, loss));
      const found = scenarios.flatMap((scenario, i) =>
        scenario === undefined ? [] : [{ id: `${20 + i}`, scenario, isOutcomeOnly: true } as const],
      );
      return found.length === 0 ? "nobody can come to pay a loss within what is supported" : found;
    },
  },
  {
    title: "starts every scenario afresh",
    fix: "Keep nothing between scenarios: make a new venue for each run message.",
    questions: (capabilities) =>
      asking(capabilities, [
        ["11", few(1)],
        ["12", few(1)],
        ["13", []],
      ]),
  },
  {
    title: "gives ids back character by character",
    fix: "Copy the id from the question into its answer, as text: do not read it as a number.",
    questions: (capabilities) =>
      asking(
        capabilities,
        ["3", "003", "3.0", "3e0", " 3", 'three "3" \\', "drei é 三", "3".repeat(200)].map((id, i) => [
          id,
          few(i),
        ]),
      ),
  },
  {
    title: "carries big amounts digit for digit",
    fix: "Read amounts from text into integers of any size, and never through a floating-point number; or declare a smaller maxAmount.",
    questions: (capabilities) => {
      // A loss beside what is held makes a total of both.
      const { maxAmount } = capabilities.isAllocator ? halved(capabilities) : capabilities;
      const amounts = [...bigAmounts, ...(maxAmount === undefined ? [] : [maxAmount, maxAmount - 1n])];
      const within = amounts.filter((amount) => maxAmount === undefined || amount <= maxAmount);
      return asking(
        capabilities,
        within.map((amount, i) => [`${100 + i}`, [["ann", amount]]]),
      );
    },
  },
  {
    title: "takes every legal name of an account",
    fix: "Keep accounts in a map, not in an object with members of its own, and do not read names as numbers.",
    questions: (capabilities) =>
      asking(
        capabilities,
        Array.from({ length: Math.ceil(hostileNames.length / capabilities.maxAccounts) }, (_, i) => {
          const names = hostileNames.slice(i * capabilities.maxAccounts, (i + 1) * capabilities.maxAccounts);
          return [`${200 + i}`, names.map((name, k) => [name, BigInt(k) + 1n])];
        }),
      ),
  },
  {
    title: "refuses with a code, and changes nothing",
    fix: 'Answer an invalid action with {"outcome":"refused","code":...,"state":...}: never with an error, and with the topmost reason of the table in 4.4.',
    questions: (capabilities) => {
      const mechanism = mechanismOf(capabilities);
      const supported = refusable.filter(({ type }) => capabilities.actions.includes(type));
      if (supported.length === 0) return "no action that could be refused is supported";
      return supported.map((action, i) => ({
        id: `${300 + i}`,
        scenario: { mechanism, actions: [action] },
      }));
    },
  },
  {
    title: "answers as many scenarios at once as it declares",
    together: true,
    fix: "Answer each question under its own id, even if others were asked after it; or declare a smaller inFlight.",
    questions: (capabilities, inFlight) =>
      inFlight === 1
        ? "inFlight is 1"
        : asking(
            capabilities,
            Array.from({ length: 3 * inFlight }, (_, i) => [`${400 + i}`, few(i)]),
          ),
  },
];
