import { describe, expect, it } from "vitest";
import { describe as describeValue, formatFaults } from "../../../../spec/index.ts";

describe("faults as lines", () => {
  it("one a fault, the document itself as /", () => {
    expect(
      formatFaults([
        { path: "", expected: "an object", found: "null" },
        { path: "/a/0", expected: "1", found: "2" },
      ]),
    ).toBe("at /: expected an object, found null\nat /a/0: expected 1, found 2");
  });
});

describe("what was found, in a few words", () => {
  it.each<[unknown, string]>([
    [undefined, "nothing"],
    [null, "null"],
    [7, "7"],
    [true, "true"],
    ["text", '"text"'],
    [[1, [2]], "a list of 2"],
    [{ a: { b: 1 } }, "an object"],
    [12n, "12n"],
    [() => 1, "a function"],
  ])("%o is %s", (value, words) => {
    expect(describeValue(value)).toBe(words);
  });

  it("is short for a long text", () => {
    expect(describeValue("x".repeat(1_000_000))).toBe(`"${"x".repeat(79)}… (1000002 characters)`);
  });
});
