import { type Atoms, atoms, emptyState, type FundLayer, layersOf, type Mechanism } from "../../spec/index.ts";
import { first, play } from "./play.ts";
import type { Showing, Weakness } from "./weakness.ts";

/** The smallest losses first; then one that is twice the cap, where that is a large number. */
const halves = (cap: Atoms): readonly Atoms[] => [1n, 2n, 3n, cap].map((half) => atoms(half));

const showingsOf = function* (
  mechanism: Mechanism,
  { id, floor = atoms(0n), eventCap }: FundLayer,
): Generator<Showing, void> {
  if (eventCap === undefined) return;
  const empty = emptyState(mechanism);
  for (const half of halves(eventCap)) {
    const loss = atoms(half + half);
    const genesis = { ...empty, funds: new Map(empty.funds).set(id, atoms(floor + loss)) };
    const whole = play(mechanism, genesis, [{ type: "loss", amount: loss }, { type: "resolve" }]);
    const part = [{ type: "loss", amount: half }, { type: "resolve" }] as const;
    const parts = play(mechanism, genesis, [...part, ...part]);
    if (!parts.accepted || parts.drawn(id) <= whole.drawn(id)) continue;
    yield {
      ways: [
        { title: "one loss", scenario: whole.scenario },
        { title: "the same in two parts", scenario: parts.scenario },
      ],
      shown: `of one loss of ${loss}, ${id} pays ${whole.drawn(id)}; of two of ${half}, it pays ${parts.drawn(id)}`,
    };
  }
};

export const aFundWithACapPaysMoreForALossInParts: Weakness = {
  sentence: "a fund with a cap pays more for a loss in parts",
  why: "A cap for one event counts each resolve again: anyone who can split a loss, or resolve in between, drains the fund that the cap was to save.",
  source: "spec 5.1; FAIR-14; TIME-1",
  of: (mechanism) =>
    first(
      (function* () {
        for (const fund of layersOf(mechanism, "fund")) yield* showingsOf(mechanism, fund);
      })(),
    ),
};
