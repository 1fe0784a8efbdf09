import { describe, expect, it } from "vitest";
import { readClaimsProblem } from "../../../../spec/wire/read-problem.ts";

describe("a claims problem is read", () => {
  it.each([
    ["whole numbers", { estate: "100", claims: ["100", "200", "300"] }, "100", "100, 200, 300"],
    ["decimals and fractions, exact", { estate: "0.3", claims: ["1/3", "0.1"] }, "3/10", "1/3, 1/10"],
    ["an estate of all that is claimed", { estate: "1", claims: ["2/3", "1/3"] }, "1", "2/3, 1/3"],
    ["nobody, and nothing", { estate: "0", claims: [] }, "0", ""],
  ])("%s", (_, document, estate, claims) => {
    const reading = readClaimsProblem(document);
    if (!reading.ok) return expect.fail(JSON.stringify(reading.faults));
    expect(reading.value.estate.toFraction()).toBe(estate);
    expect(reading.value.claims.map((claim) => claim.toFraction()).join(", ")).toBe(claims);
  });
});

describe("a claims problem is refused whole, with the path and the reason", () => {
  it.each([
    [
      "an estate above all claims",
      { estate: "601", claims: ["100", "200", "300"] },
      [{ path: "/estate", expected: "at most the sum of the claims, 600", found: '"601"' }],
    ],
    [
      "by however little",
      { estate: "0.30001", claims: ["0.1", "0.2"] },
      [{ path: "/estate", expected: "at most the sum of the claims, 3/10", found: '"0.30001"' }],
    ],
    [
      "negative claims, all of them, before the sum",
      { estate: "5", claims: ["-1", "2", "-1/2"] },
      [
        { path: "/claims/0", expected: "a number of at least 0", found: '"-1"' },
        { path: "/claims/2", expected: "a number of at least 0", found: '"-1/2"' },
      ],
    ],
    [
      "a negative estate",
      { estate: "-0.5", claims: [] },
      [{ path: "/estate", expected: "a number of at least 0", found: '"-0.5"' }],
    ],
    [
      "numbers",
      { estate: 1, claims: ["1"] },
      [{ path: "/estate", expected: expect.stringContaining("as text"), found: "1" }],
    ],
    [
      "what is no number",
      { estate: "1", claims: ["1e3", "1/0", ""] },
      ["/claims/0", "/claims/1", "/claims/2"].map((path, i) => ({
        path,
        expected: expect.stringContaining("an exact number as text") as unknown,
        found: ['"1e3"', '"1/0"', '""'][i],
      })),
    ],
    ["no claims", { estate: "1" }, [{ path: "/claims", expected: "a value", found: "nothing" }]],
    [
      "other members",
      { estate: "0", claims: [], rule: "talmud" },
      [
        {
          path: "/rule",
          expected: "no such key",
          found: '"talmud"',
          words: "unknown key `rule`; known keys: estate, claims",
        },
      ],
    ],
    ["nothing", undefined, [{ path: "", expected: "an object", found: "nothing" }]],
  ])("%s", (_, document, faults) => {
    expect(readClaimsProblem(document)).toEqual({ ok: false, faults });
  });
});
