import { describe, expect, it } from "vitest";
import {
  adversary,
  type Capabilities,
  duesOf,
  everything,
  excuseOf,
  invariants,
  ledgerTier,
  type Observation,
  observe,
} from "../../../properties/index.ts";
import { effectOf, refusalOf, run, splitOf } from "../../../spec/index.ts";

const { draw } = adversary(everything);
const observations: readonly Observation[] = Array.from({ length: 400 }, (_, index) => {
  const { value } = draw(5, index).drawn;
  return observe(value, run(value), everything);
});

describe("what is worked out once is what it would be each time", () => {
  it("the law of each step", () => {
    let refused = 0;
    for (const { mechanism, steps } of observations)
      for (const { before, action, law } of steps) {
        const code = refusalOf(mechanism, before, action);
        expect([law.refusal(), law.refusal()]).toEqual([code, code]);
        if (code !== undefined) refused += 1;
        else expect(law.effect()).toEqual(effectOf(mechanism, before, action));
      }
    expect(refused).toBeGreaterThan(0);
  });

  it("the bills of a part, rounded from its quotas", () => {
    const kinds = new Set<string>();
    for (const { resolves } of observations)
      for (const { breakdown } of resolves)
        for (const part of breakdown?.parts ?? []) {
          const { layer, asked, bills } = part;
          // Where positions are closed, bases say nothing of the bills.
          if (layer.kind === "deleverage") continue;
          const bases = bills.map(({ base }) => base);
          expect(duesOf(part)).toEqual(splitOf(layer)(asked, bases));
          if (layer.kind === "haircut" && asked > 0n) kinds.add(`${layer.rule} ${layer.rounding}`);
        }
    expect(kinds.size).toBeGreaterThan(20);
  });

  it("why an invariant does not apply, under changing capabilities too", () => {
    const others: readonly Capabilities[] = [everything, ledgerTier, { ...everything, receipts: false }];
    for (const { mechanism } of observations.slice(0, 50))
      for (const capabilities of [...others, ...others])
        for (const one of invariants)
          expect(excuseOf(one, { mechanism, capabilities })).toBe(one.unless?.({ mechanism, capabilities }));
  });
});
