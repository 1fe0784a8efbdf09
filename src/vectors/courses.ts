import { type Action, atoms, layersOf, type Market, type Mechanism, resolve } from "../../spec/index.ts";
import { capacitiesOf, crowd, unitOf } from "./crowd.ts";
import { type Draft, draft } from "./draft.ts";

/** Several actions in a row, the same under every mechanism as far as it has the layers for it. */
export const courses = (mechanism: Mechanism): readonly Draft[] => {
  const unit = unitOf(mechanism);
  const { receipts } = resolve(mechanism, crowd(mechanism, { owed: 10n ** 60n }));
  const whole = capacitiesOf(mechanism, receipts).reduce((total, [, paid]) => total + paid, 0n);
  const course = (id: string, comment: string, owed: bigint, ...actions: readonly Action[]): Draft =>
    draft(id, comment, mechanism, crowd(mechanism, { owed }), ...actions);
  const more = whole + 3n * unit;
  return [
    course("resolved-twice", `eve owes ${more}; the second resolve finds only the deficit.`, more, act, act),
    course(
      "later-money",
      "A deficit is left; somebody joins, a fund is filled again, and each time there is a resolve.",
      more,
      act,
      { type: "deposit", account: "fay", amount: atoms(4n * unit) },
      act,
      ...toppedUp(mechanism, 2n * unit),
      act,
      ...toppedUp(mechanism, 9n * unit),
      act,
    ),
    course(
      "recovered",
      "What was lost comes back: an atom, a part, and more than all of it.",
      whole > 1n ? whole - 1n : 1n,
      act,
      ...[1n, 7n * unit + 1n, 100n * unit].map((amount): Action => ({ type: "recover", amount: atoms(amount) })),
    ),
    course(
      "leaving-at-a-ratio",
      "A deficit is left, and people leave one after the other; a fund is filled between them.",
      more,
      act,
      ...leaving("bea", 3n * unit + 1n),
      ...leaving("ann", 11n * unit),
      ...toppedUp(mechanism, unit),
      act,
      ...leaving("dan", 7n * unit),
    ),
    course(
      "at-the-gate",
      "While a loss is open everybody tries to leave; eve repays a part; after the resolve they try again.",
      5n * unit,
      ...leaving("ann", 2n * unit),
      ...staking(mechanism, "bea", unit),
      { type: "deposit", account: "eve", amount: atoms(2n * unit) },
      act,
      ...leaving("ann", 2n * unit),
      ...staking(mechanism, "bea", unit),
    ),
    everyoneInsolvent(mechanism, unit),
    fromEmpty(mechanism, unit),
    refusals(mechanism, unit),
    ...(mechanism.markets ?? []).slice(0, 1).map((market) => traded(mechanism, market)),
    course(
      "shut-down",
      "The venue shuts down with a loss open, and everybody is redeemed; once more, without effect.",
      more,
      { type: "shutdown" },
      ...["cat", "ann", "eve", "bea", "dan", "ann"].map((account): Action => ({ type: "redeem", account })),
      { type: "shutdown" },
    ),
  ];
};

const act: Action = { type: "resolve" };

const toppedUp = (mechanism: Mechanism, amount: bigint): readonly Action[] =>
  layersOf(mechanism, "fund")
    .slice(0, 1)
    .map(({ id }) => ({ type: "topUp", layer: id, amount: atoms(amount) }));

const leaving = (account: string, amount: bigint): readonly Action[] => [
  { type: "realize", account },
  { type: "withdraw", account, amount: atoms(amount) },
];

const staking = (mechanism: Mechanism, account: string, amount: bigint): readonly Action[] => [
  ...layersOf(mechanism, "tranche").flatMap(({ id }): readonly Action[] => [
    { type: "unstake", account, layer: id, amount: atoms(amount) },
    { type: "stake", account, layer: id, amount: atoms(amount) },
  ]),
  ...layersOf(mechanism, "fund").map(
    ({ id }): Action => ({ type: "fee", account, layer: id, amount: atoms(amount) }),
  ),
];

const everyoneInsolvent = (mechanism: Mechanism, unit: bigint): Draft => {
  const state = crowd(mechanism, { owed: unit });
  return draft(
    "everyone-insolvent",
    "Everybody owes: nobody is left to pay but funds and stakes; then bea pays something in.",
    mechanism,
    {
      ...state,
      accounts: new Map(
        [...state.accounts].map(([id], k) => [id, { capital: atoms(0n), pnl: atoms(-unit * BigInt(k + 1)) }]),
      ),
      markets: new Map([...state.markets].map(([id, market]) => [id, { ...market, shortfalls: new Map() }])),
    },
    act,
    { type: "deposit", account: "bea", amount: atoms(3n * unit) },
    act,
    { type: "recover", amount: atoms(2n * unit) },
  );
};

const fromEmpty = (mechanism: Mechanism, unit: bigint): Draft =>
  draft(
    "from-empty",
    "An empty venue: people come, stake, win and lose; eve's own money pays first, then the layers; what is won leaves.",
    mechanism,
    undefined,
    ...["ann", "bea", "eve"].map(
      (account, k): Action => ({ type: "deposit", account, amount: atoms(unit * BigInt(10 - 3 * k)) }),
    ),
    ...toppedUp(mechanism, 2n * unit),
    ...staking(mechanism, "bea", unit),
    ...staking(mechanism, "eve", unit),
    settled(["ann", 3n * unit], ["bea", -3n * unit]),
    settled(["eve", 2n * unit], ["ann", -2n * unit]),
    settled(["ann", 9n * unit], ["bea", 4n * unit], ["eve", -13n * unit]),
    act,
    ...leaving("ann", 12n * unit),
    { type: "withdraw", account: "bea", amount: atoms(unit) },
    { type: "recover", amount: atoms(unit) },
  );

/** Lots pass from hand to hand, at the mark and beside it, and prices move until somebody cannot pay. */
const traded = (mechanism: Mechanism, { id: market, price }: Market): Draft => {
  const trade = (buyer: string, seller: string, quantity: bigint, at: bigint): Action => ({
    type: "trade",
    market,
    buyer,
    seller,
    quantity,
    price: atoms(at),
  });
  const mark = (percent: bigint): Action => ({ type: "mark", market, price: atoms((price * percent) / 100n) });
  return draft(
    "traded",
    "Lots change hands at the mark and beside it, a position is turned, one is taken over, and a mark leaves eve and others unable to pay.",
    mechanism,
    crowd(mechanism),
    mark(101n),
    trade("cat", "ann", 1n, price + 3n),
    trade("bea", "ann", 3n, price),
    trade("ann", "ann", 1n, price),
    { type: "liquidate", account: "dan", market, to: "cat" },
    mark(140n),
    { type: "mark", market, price },
    trade("eve", "ann", 1n, price),
    act,
    mark(60n),
    act,
  );
};

const settled = (...entries: readonly (readonly [string, bigint])[]): Action => ({
  type: "settle",
  entries: entries.map(([account, amount]) => ({ account, amount: atoms(amount) })),
});

const refusals = (mechanism: Mechanism, unit: bigint): Draft => {
  const [tranche] = layersOf(mechanism, "tranche");
  return draft(
    "refusals",
    "Each is to be refused, for the topmost reason of the table of 4.4, and to change nothing; the last two are taken.",
    mechanism,
    crowd(mechanism),
    { type: "withdraw", account: "nobody", amount: atoms(0n) },
    { type: "withdraw", account: "cat", amount: atoms(100n * unit) },
    { type: "deposit", account: "cat", amount: atoms(-1n) },
    { type: "topUp", layer: "nowhere", amount: atoms(0n) },
    settled(["ann", 1n], ["ann", 1n]),
    settled(["ann", 2n], ["bea", -1n]),
    ...(tranche === undefined
      ? []
      : ([
          { type: "unstake", account: "cat", layer: tranche.id, amount: atoms(unit) },
          { type: "stake", account: "eve", layer: tranche.id, amount: atoms(1n) },
        ] as const)),
    { type: "loss", amount: atoms(0n) },
    { type: "redeem", account: "ann" },
    { type: "realize", account: "ann" },
    { type: "withdraw", account: "cat", amount: crowd(mechanism).accounts.get("cat")?.capital ?? atoms(0n) },
  );
};
