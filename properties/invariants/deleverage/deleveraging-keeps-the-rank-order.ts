import { invariant } from "../../invariant.ts";
import { type Closing, closings } from "../../observe/closings.ts";
import { canDeleverage } from "../../applicability/reach.ts";

/** The first who was closed although somebody of a higher rank was not, wholly. */
const outOfRank = ({ others }: Closing): readonly [string, string] | undefined => {
  let waiting: string | undefined;
  for (const { account, held, closed } of others) {
    if (waiting !== undefined && closed > 0n) return [waiting, account];
    if (waiting === undefined && closed < held) waiting = account;
  }
  return undefined;
};

/** Pro rata: the first who was closed for more or less than its part, by a lot or more. */
const outOfProportion = ({ others, closed }: Closing): readonly [string, string] | undefined => {
  let all = 0n;
  for (const { held } of others) all += held;
  for (const { account, held, closed: own } of others) {
    const error = own * all - closed * held;
    if (error >= all || error <= -all)
      return [`${account} to be closed for its part of ${closed} lots, ${held} in ${all}`, `for ${own}`];
  }
  return undefined;
};

export const deleveragingKeepsTheRankOrder = invariant({
  id: "ADL-1",
  level: "fair",
  sentence: "deleveraging keeps the rank order",
  formula:
    "i is closed at all implies everyone of a higher rank is closed whole; pro rata: closed_i in {floor, ceil} of its part",
  why: "A counterparty that relied on its rank was closed before others who rank above it.",
  source: "spec 17.11, 17.12",
  explains: ["BND-3", "MIN-1", "SOLV-3", "ORD-1", "FAIR-1"],
  unless: (setting) => (canDeleverage(setting) ? undefined : "it needs exactly one deleverage layer"),
  sometimes: ["of two counterparties one was closed first"],
  onlyIf: {
    "of two counterparties one was closed first": ({ capabilities }) =>
      // Rare where positions must be traded first.
      capabilities.maxAccounts > 2 && capabilities.genesis,
  },
  check: (observation, see) => {
    for (const closing of closings(observation)) {
      const { step, layer, others } = closing;
      if (others.length > 1 && closing.closed > 0n) see("of two counterparties one was closed first");
      const wrong = layer.rank === "pro-rata" ? outOfProportion(closing) : outOfRank(closing);
      if (wrong === undefined) continue;
      const [first, second] = wrong;
      return layer.rank === "pro-rata"
        ? { step, expected: first, observed: second, kind: "wrong-one" }
        : {
            step,
            expected: `${first} to be closed whole before ${second}, by the rank ${layer.rank}`,
            observed: `${second} was closed while ${first} kept lots`,
            kind: "wrong-one",
          };
    }
    return undefined;
  },
});
