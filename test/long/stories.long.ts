import { describe, expect, it } from "vitest";
import { implementations, standsOf } from "../unit/properties/hostile/settings.ts";
import { rows, shareOf } from "../unit/properties/hostile/shares.ts";
import { describeStories } from "../unit/properties/hostile/valid.ts";

describeStories({ runs: 60, few: 15, shrunk: 4, shrinkers: 3 });

describe("at least 30 % of the scenarios come to a haircut in", () => {
  it.each(rows)("%s, for who implements any mechanism", (_, market) => {
    for (const stand of standsOf(market, implementations))
      expect(shareOf(market, stand, 300), stand.name).toBeGreaterThanOrEqual(0.3);
  });
});
