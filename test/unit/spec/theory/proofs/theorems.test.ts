import { readdirSync, readFileSync, statSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actionTypes } from "../../../../../spec/index.ts";
import { isTrue } from "../../../../../spec/theory/proofs/evaluate.ts";
import { parse } from "../../../../../spec/theory/proofs/formula.ts";
import { questionOf } from "../../../../../spec/theory/proofs/smtlib.ts";
import { type Solver, startSolver } from "../../../../../spec/theory/proofs/solver.ts";
import { type Theorem, theorem } from "../../../../../spec/theory/proofs/theorem.ts";
import { theorems } from "../../../../../spec/theory/proofs/theorems/index.ts";
import { prove, refute } from "../../../../../spec/theory/proofs/verify.ts";

const spec = new URL("../../../../../spec/", import.meta.url);

let solver: Solver;
beforeAll(async () => {
  solver = await startSolver();
});
afterAll(() => solver.close());

describe.each(theorems.map((theorem) => [theorem.sentence, theorem] as const))("%s", (_, theorem) => {
  it.each(theorem.obligations.map((obligation) => [obligation.name, obligation] as const))(
    "%s: is proved",
    async (_, obligation) => {
      expect(await prove(solver, theorem, obligation)).toMatchObject({ good: true, found: "proved" });
    },
  );

  it(`a control is refuted: ${theorem.control.variant}`, async () => {
    expect(await refute(solver, theorem)).toMatchObject({ good: true });
  });
});

describe("the theorems", () => {
  it("are one file each, named by the sentence and exported by that name", async () => {
    const files = readdirSync(new URL("theory/proofs/theorems/", spec)).filter((name) => name !== "index.ts");
    expect(files.sort()).toEqual(theorems.map(fileOf).sort());
    for (const theorem of theorems) {
      const exported = (await import(
        new URL(`theory/proofs/theorems/${fileOf(theorem)}`, spec).href
      )) as object;
      expect(Object.values(exported)).toEqual([theorem]);
    }
  });

  it("name files of code that exist, and each obligation once", () => {
    for (const { code, obligations } of theorems) {
      expect(
        code.filter((file) => !statSync(new URL(file, spec), { throwIfNoEntry: false })?.isFile()),
      ).toEqual([]);
      expect(new Set(obligations.map(({ name }) => name)).size).toBe(obligations.length);
    }
  });

  it("say of every action that it conserves value", () => {
    const conserved = theorems.flatMap(({ obligations }) => obligations.flatMap(({ action = [] }) => action));
    expect([...new Set(conserved)].sort()).toEqual([...actionTypes].sort());
  });

  it("explain no name that they do not use", () => {
    for (const { sentence, where, obligations, control } of theorems) {
      const texts = [...obligations, control].flatMap(({ given, then }) => [...given, ...then]).join(" ");
      const used = new Set(texts.match(/[A-Za-z]\w*/g));
      expect([sentence, Object.keys(where).filter((name) => !used.has(name))]).toEqual([sentence, []]);
    }
  });
});

const fileOf = ({ sentence }: Theorem): string => `${sentence.replaceAll(" ", "-")}.ts`;

describe("a theorem is not taken for proved", () => {
  const sound = theorem({
    sentence: "halves are no larger",
    rule: "0",
    code: [],
    where: { x: "a number", y: "its half" },
    obligations: [{ name: "of numbers from 0 on", given: ["0 <= x", "2 * y <= x"], then: ["y <= x"] }],
    control: {
      variant: "of negative ones",
      given: ["2 * y <= x"],
      then: ["y >= x"],
      breaks: ({ x, y }) => (y < x ? `${y} is below ${x}` : undefined),
    },
  });
  const [obligation = { name: "", given: [], then: [] }] = sound.obligations;

  it("unless it is: this one is", async () => {
    expect(await prove(solver, sound, obligation)).toMatchObject({ good: true, assertions: 3 });
    expect(await refute(solver, sound)).toMatchObject({ good: true });
  });

  it("when it is false", async () => {
    const verdict = await prove(solver, sound, { ...obligation, then: ["y < x"] });
    expect(verdict).toMatchObject({ good: false, found: expect.stringMatching(/^false: x = /) as string });
  });

  it("when nothing meets what it presumes", async () => {
    const verdict = await prove(solver, sound, { ...obligation, given: ["x < 0", "x > 0", "y = 0"] });
    expect(verdict).toMatchObject({
      good: false,
      found: expect.stringMatching(/^holds of nothing/) as string,
    });
  });

  it("when it speaks of a name that nobody explained", async () => {
    await expect(async () => prove(solver, sound, { ...obligation, given: ["0 <= X"] })).rejects.toThrow(
      '"halves are no larger": expected the name "X" to be explained',
    );
  });

  it("when its control holds", async () => {
    const control = { ...sound.control, then: ["2 * y <= x"] };
    expect(await refute(solver, { ...sound, control })).toMatchObject({ good: false });
  });

  it("when its control's counterexample is none in plain integers", async () => {
    const control = { ...sound.control, breaks: () => undefined };
    const verdict = await refute(solver, { ...sound, control });
    expect(verdict).toMatchObject({
      good: false,
      found: expect.stringMatching(/^no counterexample in plain integers: /) as string,
    });
  });
});

describe("the solver", () => {
  // Everything that the language has, with a solution that the evaluation must confirm.
  it.each([
    "min(a, b) = 3 and max(a, b) = 5 and a > b",
    "(if a < b then a else b) * 2 = 10 and a != b",
    "a - b - c = -7 and 0 < a < b < c",
    "not (a = 1 or b = 1) and (a > 0 implies b = a * a) and a' = 4 and a >= a'",
  ])("and the evaluation agree on %s", async (text) => {
    const formula = parse(text);
    const answer = await solver.ask(questionOf([formula]));
    expect(answer.verdict === "sat" && isTrue(formula, answer.values)).toBe(true);
  });

  it("is not loaded by the specification itself: it is needed by the proofs alone", () => {
    expect(readFileSync(new URL("index.ts", spec), "utf8")).not.toContain("proofs");
    const loaders = readdirSync(spec, { recursive: true, encoding: "utf8" }).filter(
      (name) =>
        name.endsWith(".ts") && readFileSync(new URL(name, spec), "utf8").includes('from "z3-solver"'),
    );
    expect(loaders).toEqual(["theory/proofs/solver.ts"]);
  });
});
