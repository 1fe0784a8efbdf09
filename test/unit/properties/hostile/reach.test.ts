import { describe, expect, it } from "vitest";
import { stories } from "../../../../properties/index.ts";
import { standsOf, venues } from "./settings.ts";
import { cutting, rows, shareOf } from "./shares.ts";

describe("at least 30 % of the scenarios come to a haircut in", () => {
  // For who implements any mechanism: test/long/stories.long.ts.
  it.each(rows)("%s, under every real mechanism that cuts users", (_, market) => {
    const stands = standsOf(market, cutting);
    expect(stands.length).toBeGreaterThan(0);
    for (const stand of stands) expect(shareOf(market, stand, 60), stand.name).toBeGreaterThanOrEqual(0.3);
  });
});

describe("where users are never cut", () => {
  it("stories are told all the same, and reach no haircut", () => {
    const never = venues.filter((stand) => !cutting.includes(stand));
    expect(never.length).toBeGreaterThan(0);
    for (const stand of never)
      for (const market of stories.filter((one) => standsOf(one, [stand]).length > 0))
        expect(shareOf(market, stand, 5)).toBe(0);
  });
});
