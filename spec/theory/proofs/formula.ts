/**
 * The language in which theorems are written down: whole numbers, names, and
 * what is said of them. One text is read once, and goes both to the solver
 * (smtlib.ts) and to the tests, which evaluate it on what the code does
 * (evaluate.ts).
 *
 *   x' = x + min(a, b)        names may be primed: the value afterwards
 *   0 <= x <= w               comparisons chain: = != < <= > >=
 *   a * b - c                 also unary minus, max(a, b)
 *   if P < 0 then 0 else P
 *   p and q, p or q, not p, p implies q
 */
export type Formula =
  | { readonly op: "number"; readonly value: bigint }
  | { readonly op: "name"; readonly name: string }
  | { readonly op: Operator; readonly parts: readonly Formula[] };

const comparisons = ["=", "!=", "<=", ">=", "<", ">"] as const;
export type Comparison = (typeof comparisons)[number];
export type Operator = Comparison | "+" | "-" | "*" | "min" | "max" | "if" | "and" | "or" | "not" | "implies";

const token = /\s*(\d+|[A-Za-z]\w*'*|!=|<=|>=|[-+*=<>(),])/y;

const tokensOf = (text: string): readonly string[] => {
  const tokens: string[] = [];
  token.lastIndex = 0;
  for (let end = 0; end < text.trimEnd().length; end = token.lastIndex) {
    const found = token.exec(text)?.[1];
    if (found === undefined)
      throw new Error(`expected a number, a name or a sign at column ${end + 1} of the formula: ${text}`);
    tokens.push(found);
  }
  return tokens;
};

/**
 * Reads a formula; binding from weak to strong: implies, or, and, not,
 * comparisons, + and -, *, unary minus.
 * @example parse("x < 2") // => { op: "<", parts: [{ op: "name", name: "x" }, { op: "number", value: 2n }] }
 */
export const parse = (text: string): Formula => {
  const tokens = tokensOf(text);
  let at = 0;

  const takes = (...any: readonly string[]): string | undefined => {
    const next = tokens[at];
    if (next === undefined || !any.includes(next)) return undefined;
    at += 1;
    return next;
  };
  const expect = (sign: string): void => {
    if (takes(sign) === undefined)
      throw new Error(`expected "${sign}", found "${tokens[at] ?? "the end"}" in the formula: ${text}`);
  };

  const implication = (): Formula => {
    const left = disjunction();
    return takes("implies") === undefined ? left : { op: "implies", parts: [left, implication()] };
  };
  /** One or more parts with a word or sign between them, from left to right. */
  const joined = (part: () => Formula, signs: readonly Operator[]): Formula => {
    let left = part();
    for (let sign = takes(...signs); sign !== undefined; sign = takes(...signs))
      left = { op: sign as Operator, parts: [left, part()] };
    return left;
  };
  const disjunction = (): Formula => joined(conjunction, ["or"]);
  const conjunction = (): Formula => joined(negation, ["and"]);
  const negation = (): Formula =>
    takes("not") === undefined ? comparison() : { op: "not", parts: [negation()] };
  const comparison = (): Formula => {
    let left = sum();
    const links: Formula[] = [];
    for (let sign = takes(...comparisons); sign !== undefined; sign = takes(...comparisons)) {
      const right = sum();
      links.push({ op: sign as Comparison, parts: [left, right] });
      left = right;
    }
    return links.length > 1 ? { op: "and", parts: links } : (links[0] ?? left);
  };
  const sum = (): Formula => joined(product, ["+", "-"]);
  const product = (): Formula => joined(unary, ["*"]);
  const unary = (): Formula =>
    takes("-") === undefined ? primary() : { op: "-", parts: [{ op: "number", value: 0n }, unary()] };
  const primary = (): Formula => {
    if (takes("(") !== undefined) {
      const inner = implication();
      expect(")");
      return inner;
    }
    if (takes("if") !== undefined) {
      const condition = implication();
      expect("then");
      const yes = sum();
      expect("else");
      return { op: "if", parts: [condition, yes, sum()] };
    }
    const bound = takes("min", "max");
    if (bound !== undefined) {
      expect("(");
      const first = sum();
      expect(",");
      const second = sum();
      expect(")");
      return { op: bound as "min" | "max", parts: [first, second] };
    }
    const word = tokens[at] ?? "the end";
    at += 1;
    if (/^\d/.test(word)) return { op: "number", value: BigInt(word) };
    if (/^[A-Za-z]/.test(word) && !reserved.has(word)) return { op: "name", name: word };
    throw new Error(`expected a number or a name, found "${word}" in the formula: ${text}`);
  };

  const whole = implication();
  if (at < tokens.length)
    throw new Error(`expected the end, found "${tokens[at] ?? ""}" in the formula: ${text}`);
  return whole;
};

const reserved: ReadonlySet<string> = new Set([
  ...["if", "then", "else", "min", "max", "and", "or", "not", "implies", "the end"],
]);

/** Every name of a formula, in the order in which they come. */
export const namesIn = (formula: Formula): readonly string[] => {
  if (formula.op === "name") return [formula.name];
  return "parts" in formula ? [...new Set(formula.parts.flatMap(namesIn))] : [];
};
