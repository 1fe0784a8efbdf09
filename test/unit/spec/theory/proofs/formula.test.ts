import { describe, expect, it } from "vitest";
import { isTrue, numberOf } from "../../../../../spec/theory/proofs/evaluate.ts";
import { namesIn, parse } from "../../../../../spec/theory/proofs/formula.ts";
import { questionOf, toSmtlib } from "../../../../../spec/theory/proofs/smtlib.ts";

describe("a formula", () => {
  it.each([
    ["1 + 2 * 3", "(+ 1 (* 2 3))"],
    ["(1 + 2) * 3", "(* (+ 1 2) 3)"],
    ["a - b - c", "(- (- |a| |b|) |c|)"],
    ["-x * y", "(* (- 0 |x|) |y|)"],
    ["0 <= x' <= w", "(and (<= 0 |x'|) (<= |x'| |w|))"],
    ["min(a, b + 1) != max(c, 0)", "(distinct (min |a| (+ |b| 1)) (max |c| 0))"],
    ["if P < 0 then 0 else P + 1", "(ite (< |P| 0) 0 (+ |P| 1))"],
    ["a = 1 or b = 2 and not c > 3", "(or (= |a| 1) (and (= |b| 2) (not (> |c| 3))))"],
    ["a = 1 implies b = 2 implies c = 3", "(=> (= |a| 1) (=> (= |b| 2) (= |c| 3)))"],
    ["a = 1 and b = 2 implies c = 3", "(=> (and (= |a| 1) (= |b| 2)) (= |c| 3))"],
  ])("%s is %s", (text, smtlib) => {
    expect(toSmtlib(parse(text))).toBe(smtlib);
  });

  it.each([
    ["x <", 'expected a number or a name, found "the end" in the formula: x <'],
    ["x < 1)", 'expected the end, found ")" in the formula: x < 1)'],
    ["min(a)", 'expected ",", found ")" in the formula: min(a)'],
    ["if a < 1 then 2", 'expected "else", found "the end" in the formula: if a < 1 then 2'],
    ["x / 2 < 1", "expected a number, a name or a sign at column 2 of the formula: x / 2 < 1"],
    ["and < 1", 'expected a number or a name, found "and" in the formula: and < 1'],
  ])("%s is refused", (text, error) => {
    expect(() => parse(text)).toThrow(error);
  });

  it("names what it speaks of, once", () => {
    expect(namesIn(parse("x' = x + min(w, x)"))).toEqual(["x'", "x", "w"]);
  });
});

describe("evaluation", () => {
  const values = { a: 7n, b: -2n, "a'": 9n };

  it.each([
    ["a + b * 3", 1n],
    ["min(a, b)", -2n],
    ["max(a, b)", 7n],
    ["if a < b then 1 else 0 - a'", -9n],
  ])("%s is %s", (text, value) => {
    expect(numberOf(parse(text), values)).toBe(value);
  });

  it.each([
    ["b < a < a'", true],
    ["a < b or a' != 9", false],
    ["a >= 7 and b <= -2 and a = 7", true],
    ["a > 7 implies b = 0", true],
    ["a = 7 implies b = 0", false],
    ["not a = 7", false],
  ])("%s is %s", (text, truth) => {
    expect(isTrue(parse(text), values)).toBe(truth);
  });

  it("does not take a number for a statement, nor the other way about", () => {
    expect(() => isTrue(parse("a + b"), values)).toThrow('expected a statement, found a number made by "+"');
    expect(() => isTrue(parse("a"), values)).toThrow("expected a statement, found a name");
    expect(() => numberOf(parse("(a < b) + 1"), values)).toThrow(
      'expected a number, found a statement made by "<"',
    );
  });

  it("needs a value for every name", () => {
    expect(() => isTrue(parse("z < 1"), values)).toThrow('expected a value for "z", found none');
  });
});

describe("a question to the solver", () => {
  it("declares every name once, as a whole number", () => {
    const { text, names, assertions } = questionOf([parse("x < y"), parse("y < x'")]);
    expect(names).toEqual(["x", "y", "x'"]);
    expect(assertions).toBe(2);
    expect(text.split("\n").slice(2)).toEqual([
      "(declare-const |x| Int)",
      "(declare-const |y| Int)",
      "(declare-const |x'| Int)",
      "(assert (< |x| |y|))",
      "(assert (< |y| |x'|))",
    ]);
  });
});
