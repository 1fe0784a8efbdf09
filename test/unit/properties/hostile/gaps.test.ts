import { describe, expect, it } from "vitest";
import { draw, everything, stories } from "../../../../properties/index.ts";
import {
  accountOf,
  type Action,
  genesisOf,
  initialMargin,
  layersOf,
  type Mechanism,
  onExitLayer,
  run,
  type State,
  type Step,
} from "../../../../spec/index.ts";

/** One step of the model on a scenario. */
interface Seen {
  readonly mechanism: Mechanism;
  readonly before: State;
  readonly action: Action;
  readonly step: Step;
}

/** In how many of a story's first 400 scenarios of three seeds a step is so. */
const count = (story: string, isSo: (seen: Seen) => boolean): number => {
  const arbitrary = stories.find(({ name }) => name === story)?.scenarios(everything);
  if (arbitrary === undefined) throw new Error(`no market ${story}`);
  let found = 0;
  for (let index = 0; index < 1200; index += 1) {
    const { value: scenario } = draw(arbitrary, 1 + (index % 3), Math.floor(index / 3));
    const { mechanism } = scenario;
    let before = genesisOf(scenario);
    const seen = run(scenario).steps.some((step, i) => {
      const action = scenario.actions[i];
      const so = action !== undefined && isSo({ mechanism, before, action, step });
      before = step.state;
      return so;
    });
    if (seen) found += 1;
  }
  return found;
};

const receipts = (step: Step, layer: string): readonly string[] =>
  step.outcome === "accepted"
    ? step.receipts.flatMap((one) => (one.layer === layer && "account" in one ? [one.account] : []))
    : [];

const isRefusedFor = (step: Step, code: string): boolean => step.outcome === "refused" && step.code === code;

/** An exit of capital by somebody with profit who holds positions in two markets, and what margin leaves free. */
const freeOf = ({ mechanism, before, action }: Seen): bigint | undefined => {
  if (action.type !== "withdraw" && action.type !== "stake") return undefined;
  const { capital, pnl } = accountOf(before, action.account);
  const held = [...before.markets.values()].filter(({ positions }) => positions.has(action.account));
  return held.length === 2 && pnl > 0n
    ? capital + pnl - initialMargin(mechanism, before, action.account)
    : undefined;
};

const amountOf = (action: Action): bigint | undefined => ("amount" in action ? action.amount : undefined);

/** Markets whose positions a resolve changed. */
const closedIn = ({ before, step, action }: Seen): number =>
  action.type !== "resolve"
    ? 0
    : [...before.markets].filter(([id, { positions }]) => {
        const after = step.state.markets.get(id)?.positions;
        return [...positions].some(([account, { lots }]) => after?.get(account)?.lots !== lots);
      }).length;

const payersByRandomArrival = ({ mechanism, step }: Seen): number =>
  Math.max(
    0,
    ...layersOf(mechanism, "haircut")
      .filter(({ rule }) => rule === "random-arrival")
      .map(({ id }) => receipts(step, id).length),
  );

type Row = readonly [what: string, story: string, isSo: (seen: Seen) => boolean];

const rows: readonly Row[] = [
  [
    "capital leaves up to the margin of two markets",
    "insider-exit",
    (seen) => seen.step.outcome === "accepted" && amountOf(seen.action) === freeOf(seen),
  ],
  [
    "an atom more than that is refused",
    "insider-exit",
    (seen) =>
      isRefusedFor(seen.step, "insufficient-margin") && amountOf(seen.action) === (freeOf(seen) ?? -2n) + 1n,
  ],
  [
    "a stake is refused for want of margin",
    "insider-exit",
    ({ action, step }) => action.type === "stake" && isRefusedFor(step, "insufficient-margin"),
  ],
  [
    "somebody with shortfalls in two markets pays back",
    "contagion",
    ({ before, action, step }) =>
      action.type === "deposit" &&
      step.outcome === "accepted" &&
      [...before.markets.values()].filter(({ shortfalls }) => shortfalls.has(action.account)).length === 2,
  ],
  ["positions are closed in two markets at once", "contagion", (seen) => closedIn(seen) === 2],
  [
    "a cut of one market's exposure falls on somebody who holds another",
    "contagion",
    ({ mechanism, before, step }) =>
      layersOf(mechanism, "haircut").some(
        ({ id, basis, market }) =>
          basis === "exposure" &&
          market !== undefined &&
          receipts(step, id).some((account) =>
            [...before.markets].some(([other, { positions }]) => other !== market && positions.has(account)),
          ),
      ),
  ],
  [
    "a layer of the second market pays",
    "contagion",
    ({ mechanism, step }) =>
      mechanism.waterfall.some(
        (layer) => "market" in layer && layer.market === "future" && receipts(step, layer.id).length > 0,
      ),
  ],
  [
    "eight or nine share by random arrival",
    "split-identities",
    (seen) => [8, 9].includes(payersByRandomArrival(seen)),
  ],
  ["ten or more share in its place", "split-identities", (seen) => payersByRandomArrival(seen) >= 10],
  [
    "somebody takes capital out while profit has a ratio",
    "bank-run",
    ({ mechanism, before, action, step }) =>
      action.type === "withdraw" &&
      step.outcome === "accepted" &&
      before.deficit > 0n &&
      onExitLayer(mechanism)?.basis === "profit",
  ],
  [
    "somebody leaves at a ratio while another loss is open",
    "bank-run",
    ({ mechanism, before, action, step }) =>
      ["withdraw", "realize", "stake"].includes(action.type) &&
      step.outcome === "accepted" &&
      before.deficit > 0n &&
      before.pending > 0n &&
      onExitLayer(mechanism) !== undefined,
  ],
  [
    "an insolvent account trades its position away, and is refused",
    "liquidation-cascade",
    ({ action, step }) => action.type === "trade" && isRefusedFor(step, "account-insolvent"),
  ],
];

describe("what independent draws seldom meet, in twelve of 1,200 scenarios or more:", () => {
  it.each(rows)("%s (%s)", (_, story, isSo) => {
    expect(count(story, isSo)).toBeGreaterThanOrEqual(12);
  });
});
