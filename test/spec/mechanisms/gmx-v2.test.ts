import { expect, it } from "vitest";
import { gmxV2 } from "../../../spec/mechanisms/gmx-v2.ts";
import { after, outcomeOf, resolve, settle, state } from "../build.ts";

const { mechanism } = gmxV2;

it("gmx-v2: winners keep floor(profit * capped / all profit), and the pool what rounding leaves", () => {
  const won = after(
    mechanism,
    state(mechanism, {
      accounts: { ann: [0n, 0n], bob: [0n, 0n], "pool-side": [0n, 0n] },
      funds: { pool: 100n },
    }),
    settle(["ann", 91n], ["bob", 60n], ["pool-side", -151n]),
  );
  const { state: end, paid } = outcomeOf(mechanism, won, resolve);
  // Kept: floor(91 * 100/151) = floor(60.26), floor(60 * 100/151) = floor(39.74).
  expect(paid).toEqual({ pool: 100n, "winners/ann": 31n, "winners/bob": 21n, surplus: 1n });
  expect(end).toStrictEqual(
    state(mechanism, {
      accounts: { ann: [0n, 60n], bob: [0n, 39n], "pool-side": [0n, 0n] },
      funds: { pool: 1n },
      claims: { ann: 31n, bob: 21n },
    }),
  );
});
