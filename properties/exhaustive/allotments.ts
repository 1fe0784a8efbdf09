/**
 * What each account has, in plain numbers: a list of amounts for each account,
 * one amount for each holding that the waterfall draws on.
 */
export type Allotment = readonly (readonly number[])[];

/**
 * Which of all allotments are taken.
 * - `ascending`: every multiset of amounts; the first holding in ascending
 *   order over the accounts, the second in descending order, and so on.
 * - `both orders`: that, and the same with the orders turned round; where there
 *   are several holdings, also all of them in ascending order.
 * - `every combination`: each account has any amount of each holding. Accounts
 *   differ by their names alone, so each multiset of accounts is taken once.
 */
export type Choice = "ascending" | "both orders" | "every combination";

/** Every multiset of `count` numbers from 0 to `most`, in ascending order: (0,0), (0,1), (1,1), .. */
export const multisets = function* (count: number, most: number): Generator<readonly number[]> {
  if (count === 0) {
    yield [];
    return;
  }
  for (let last = 0; last <= most; last += 1)
    for (const rest of multisets(count - 1, last)) yield [...rest, last];
};

/** Every list of `count` numbers from 0 to `most`. */
const lists = (count: number, most: number): readonly (readonly number[])[] =>
  count === 0
    ? [[]]
    : lists(count - 1, most).flatMap((list) =>
        Array.from({ length: most + 1 }, (_, amount) => [...list, amount]),
      );

/** The chosen allotments to `accounts` accounts, of amounts from 0 to `most` in each of the holdings. */
export const allotments = function* (
  choice: Choice,
  accounts: number,
  most: number,
  holdings: number,
): Generator<Allotment> {
  if (choice === "every combination") {
    const combinations = lists(holdings, most);
    for (const chosen of multisets(accounts, combinations.length - 1))
      yield chosen.map((i) => combinations[i] ?? []);
    return;
  }
  for (const up of multisets(accounts, most)) {
    yield* ordersOf(up, holdings, choice === "both orders");
  }
};

/** One multiset as allotments. A constant one is the same in every order. */
const ordersOf = function* (
  up: readonly number[],
  holdings: number,
  isInBothOrders: boolean,
): Generator<Allotment> {
  const down = [...up].reverse();
  const turning = (isFirstUp: boolean): Allotment =>
    up.map((_, i) =>
      Array.from({ length: holdings }, (_, k) => ((k % 2 === 0) === isFirstUp ? up[i] : down[i]) ?? 0),
    );
  yield turning(true);
  if (!isInBothOrders || up[0] === down[0]) return;
  yield turning(false);
  if (holdings > 1) yield up.map((amount) => Array.from({ length: holdings }, () => amount));
};
