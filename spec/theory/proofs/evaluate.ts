import type { Formula } from "./formula.ts";

/** What the names of a formula stand for: whole numbers, mostly atoms. */
export type Values = Readonly<Record<string, bigint>>;

/**
 * True when the formula holds of these numbers.
 * @example isTrue({ op: "<", parts: [{ op: "name", name: "x" }, { op: "number", value: 2n }] }, { x: 1n }) // => true
 */
export const isTrue = (formula: Formula, values: Values): boolean => {
  if (!("parts" in formula)) throw new Error(`expected a statement, found a ${formula.op}`);
  const holds = (i: number): boolean => isTrue(partOf(formula, i), values);
  const number = (i: number): bigint => numberOf(partOf(formula, i), values);
  switch (formula.op) {
    case "=":
      return number(0) === number(1);
    case "!=":
      return number(0) !== number(1);
    case "<":
      return number(0) < number(1);
    case "<=":
      return number(0) <= number(1);
    case ">":
      return number(0) > number(1);
    case ">=":
      return number(0) >= number(1);
    case "and":
      return formula.parts.every((_, i) => holds(i));
    case "or":
      return formula.parts.some((_, i) => holds(i));
    case "not":
      return !holds(0);
    case "implies":
      return !holds(0) || holds(1);
    default:
      throw new Error(`expected a statement, found a number made by "${formula.op}"`);
  }
};

/** The whole number that a formula stands for. */
export const numberOf = (formula: Formula, values: Values): bigint => {
  if (formula.op === "number") return formula.value;
  if (formula.op === "name") {
    const value = values[formula.name];
    if (value === undefined) throw new Error(`expected a value for "${formula.name}", found none`);
    return value;
  }
  if (!("parts" in formula)) throw new Error("expected an operator");
  const number = (i: number): bigint => numberOf(partOf(formula, i), values);
  switch (formula.op) {
    case "+":
      return number(0) + number(1);
    case "-":
      return number(0) - number(1);
    case "*":
      return number(0) * number(1);
    case "min":
      return number(0) < number(1) ? number(0) : number(1);
    case "max":
      return number(0) > number(1) ? number(0) : number(1);
    case "if":
      return isTrue(partOf(formula, 0), values) ? number(1) : number(2);
    default:
      throw new Error(`expected a number, found a statement made by "${formula.op}"`);
  }
};

const partOf = (formula: Extract<Formula, { parts: readonly Formula[] }>, i: number): Formula => {
  const part = formula.parts[i];
  if (part === undefined) throw new Error(`expected part ${i + 1} of "${formula.op}", found none`);
  return part;
};
