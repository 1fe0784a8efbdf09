import * as fc from "fast-check";
import { odds } from "../generate/odds.ts";
import { alike, peopled, withGenesis, withHaircut, withMarkets, withMechanism } from "./bends.ts";
import { strike, strikePlan } from "./moves/strike.ts";
import { everybody } from "./people.ts";
import { accounts, losses } from "./reasons.ts";
import { hostileMarket } from "./story.ts";
import { record } from "../generate/record.ts";

export const splitIdentities = hostileMarket({
  name: "split-identities",
  sentence: "One holder splits into many accounts, to round the bill away or to jump a queue.",
  seen: "Sybil accounts in airdrops and clawbacks; free accounts everywhere.",
  isAboutLosses: true,
  needs: [accounts(3), losses],
  plan: record({
    // A rule by random arrival takes at most nine (spec 13.11).
    names: fc.constantFrom(2, 3, 5, 8, 8, 9, 9, 10, 10, 12),
    part: record({ capital: fc.integer({ min: 1, max: 6 }), profit: fc.integer({ min: 1, max: 6 }) }),
    areEqual: odds(1, 2),
    byRandomArrival: odds(1, 2),
    isOther: odds(1, 2),
    which: fc.nat(8),
    strike: strikePlan,
    asLoss: odds(1, 2),
  }),
  venue: (drawn, { names, part, areEqual, byRandomArrival, isOther, which }, { rules = [] }) => {
    const others = rules.filter((rule) => rule !== "proportional");
    const arrival = byRandomArrival ? others.indexOf("random-arrival") : -1;
    const rule = arrival === -1 ? { isOther, which } : { isOther: true, which: arrival };
    // Everybody pays in one layer, holders of positions or not.
    const all = withMarkets(withHaircut(peopled(drawn, names + 1)), (markets) => ({
      ...markets,
      rank: undefined,
      haircut: "as it is",
    }));
    const venue = withMechanism(all, (mechanism) => ({
      ...mechanism,
      order: "usual",
      first: { ...mechanism.first, rule, cap: undefined },
    }));
    const places = Array.from({ length: names }, (_, i) => i + 1);
    const split = alike(venue, places, (_, place) => {
      const more = areEqual ? 0 : place;
      const small = (multiple: number) => ({ multiple, offBy: 0 });
      return { capital: small(part.capital + more), profit: small(part.profit + more), stake: small(1) };
    });
    return withGenesis(split, (genesis) => ({ ...genesis, accounts: genesis.accounts.slice(0, names + 1) }));
  },
  *moves({ strike: blow, asLoss }, stage) {
    const [victim] = everybody(stage);
    // A settlement would give one of the names more than the others.
    const isLoss = asLoss && stage.supported.includes("loss");
    yield* strike({ ...blow, byPrice: blow.byPrice && !isLoss, asLoss: isLoss }, stage, victim);
    yield { type: "resolve" };
  },
});
