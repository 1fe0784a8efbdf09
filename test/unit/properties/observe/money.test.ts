import { basename, join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { inUnitsOf, money } from "../../../../properties/index.ts";
import { eitherMoney, entryText, moneyWithUnit, oneAtom } from "../../../../properties/observe/money.ts";

const usdc = { symbol: "USDC", decimals: 6 };

describe("money in texts", () => {
  it("is in atoms, unless a unit is given", () => {
    const texts = (): readonly string[] => [
      money(1_500_000n),
      eitherMoney(1n, 2n),
      eitherMoney(2n, 2n),
      moneyWithUnit(-3n),
      oneAtom(),
      entryText("capital of a", 5n),
      entryText("lots of a in perp", 5n),
      entryText("halted", true),
    ];
    const inAtoms = ["1500000", "1 or 2", "2", "-3 atoms", "an atom", "5", "5", "true"];
    expect(texts()).toEqual(inAtoms);
    expect(inUnitsOf(usdc, texts)).toEqual([
      "1.5",
      "0.000001 or 0.000002",
      "0.000002",
      "-0.000003 USDC",
      "0.000001 USDC",
      "0.000005",
      "5",
      "true",
    ]);
    expect(texts()).toEqual(inAtoms);
  });

  it("is in atoms again after a failure, and after a unit within a unit", () => {
    expect(() =>
      inUnitsOf(usdc, () => {
        throw new Error("stop");
      }),
    ).toThrow("stop");
    expect(money(1n)).toBe("1");
    expect(
      inUnitsOf(usdc, () => `${inUnitsOf({ symbol: "X", decimals: 1 }, () => money(1n))} ${money(1n)}`),
    ).toBe("0.1 0.000001");
  });
});

/** Template parts of an invariant that are amounts, and not given to a function that writes money. */
const bareAmounts = (program: ts.Program, isOfInvariants: (path: string) => boolean): readonly string[] => {
  const checker = program.getTypeChecker();
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTemplateSpan(node)) {
      const { expression } = node;
      const type = checker.typeToString(checker.getTypeAtLocation(expression));
      if (/\b(?:Atoms|bigint)\b/.test(type))
        found.push(`${basename(expression.getSourceFile().fileName, ".ts")}: ${expression.getText()}`);
    }
    ts.forEachChild(node, visit);
  };
  for (const file of program.getSourceFiles()) if (isOfInvariants(file.fileName)) visit(file);
  return found;
};

describe("the texts of invariants", () => {
  it("write every amount as money; only lots, counts and the terms of ratios are bare", () => {
    const root = join(import.meta.dirname, "../../../..");
    const config = ts.parseJsonConfigFileContent(
      ts.readConfigFile(join(root, "tsconfig.json"), (path) => ts.sys.readFile(path)).config,
      ts.sys,
      root,
    );
    const program = ts.createProgram([join(root, "properties/invariants/index.ts")], config.options);
    const bare = bareAmounts(program, (path) =>
      /\/properties\/(?:invariants|relations|observe)\//.test(path),
    );
    expect([...new Set(bare)].sort()).toEqual([
      "a-bankrupt-position-is-closed-against-its-other-side: closed",
      "a-bankrupt-position-is-closed-against-its-other-side: due",
      "a-bankrupt-position-is-closed-against-its-other-side: filled",
      "a-bankrupt-position-is-closed-against-its-other-side: held",
      "at-most-one-counterparty-is-closed-in-part: closed",
      "at-most-one-counterparty-is-closed-in-part: held",
      "deleveraging-keeps-the-rank-order: all",
      "deleveraging-keeps-the-rank-order: closed",
      "deleveraging-keeps-the-rank-order: held",
      "deleveraging-keeps-the-rank-order: own",
      "exits: denominator",
      "exits: numerator",
      "nobody-is-flipped: left",
      "nobody-is-flipped: lots",
      "only-those-with-a-base-pay: is",
      "only-those-with-a-base-pay: was",
      "positions-are-closed-at-the-bankruptcy-price: closed",
      "positions-are-closed-at-the-bankruptcy-price: held",
      "positions-of-each-market-sum-to-zero: net",
      "the-order-of-exits-moves-payouts-by-rounding-alone: count",
      "the-split-follows-the-quota: quota.denominator",
      "the-split-follows-the-quota: quota.numerator",
    ]);
  });
});
