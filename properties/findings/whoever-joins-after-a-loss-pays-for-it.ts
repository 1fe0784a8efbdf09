import { type Action, atoms, type Mechanism } from "../../spec/index.ts";
import { first, leaving, play } from "./play.ts";
import { smallMarkets } from "./small-markets.ts";
import type { Showing, Weakness } from "./weakness.ts";

const newcomer = "newcomer";
const brought = atoms(2n);

const showings = function* (mechanism: Mechanism): Generator<Showing, void> {
  for (const { genesis, loss: amount } of smallMarkets(mechanism)) {
    const actions: readonly Action[] = [
      { type: "loss", amount },
      { type: "resolve" },
      { type: "deposit", account: newcomer, amount: brought },
      { type: "resolve" },
    ];
    const joined = play(mechanism, genesis, actions);
    const played = play(mechanism, genesis, [...actions, ...leaving(mechanism, joined.final, newcomer)]);
    if (!played.accepted || played.worth(newcomer) >= 0n) continue;
    yield {
      ways: [{ title: "somebody joins after the loss", scenario: played.scenario }],
      shown: `the loss of ${amount} is over when the newcomer brings ${brought}, and takes out ${brought + played.worth(newcomer)}`,
    };
  }
};

export const whoeverJoinsAfterALossPaysForIt: Weakness = {
  sentence: "whoever joins after a loss pays for it",
  why: "Nobody who knows brings money, just when the venue needs it, and whoever does not know is cut for what happened before.",
  source: "spec/README.md 7.4, 12.23; Sentiment, Umbrella",
  of: (mechanism) => first(showings(mechanism)),
};
