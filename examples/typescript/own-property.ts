/** A property of one's own, beside the invariants of the suite, over its hostile markets. */
import * as fc from "fast-check";
import { adversary, invariants, judge, ledgerTier, observe } from "../../properties/index.ts";
import { run } from "../../spec/index.ts"; // in its place: your code, from a scenario to a trace

const markets = adversary(ledgerTier).markets.map(({ scenarios }) => scenarios(ledgerTier));

fc.assert(
  fc.property(fc.oneof(...markets), (scenario) => {
    const observation = observe(scenario, run(scenario), ledgerTier);
    for (const { action, before, after } of observation.steps)
      for (const [id, claim] of before.claims)
        if (action.type !== "recover" && (after.claims.get(id) ?? 0n) < claim)
          throw new Error(`${action.type} lowers the claim of ${id}, which only a recover may`);
    return judge(observation, invariants).every(({ violation }) => violation === undefined);
  }),
);
