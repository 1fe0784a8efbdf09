import { isTrue, type Values } from "./evaluate.ts";
import { type Formula, namesIn, parse } from "./formula.ts";
import { type Question, questionOf } from "./smtlib.ts";
import type { Solver } from "./solver.ts";
import type { Control, Obligation, Theorem } from "./theorem.ts";

/** What became of one obligation or control. */
export interface Verdict {
  readonly name: string;
  /** True: proved, or for a control refuted. */
  readonly good: boolean;
  /** In words: what was found. */
  readonly found: string;
  /** The size of what the solver was asked. */
  readonly assertions: number;
  readonly characters: number;
  readonly ms: number;
}

/** An obligation or a control, read. */
export interface Encoding {
  readonly given: readonly Formula[];
  readonly then: readonly Formula[];
}

/** Reads the formulas, and refuses names that the theorem does not explain. */
export const encodingOf = (theorem: Theorem, { given, then }: Obligation | Control): Encoding => {
  const encoding = { given: given.map(parse), then: then.map(parse) };
  for (const formula of [...encoding.given, ...encoding.then])
    for (const name of namesIn(formula))
      if (!Object.hasOwn(theorem.where, name.replace(/'+$/, "")))
        throw new Error(`"${theorem.sentence}": expected the name "${name}" to be explained in "where"`);
  return encoding;
};

/** Numbers of which all that is given is true, and not all that is to follow: a counterexample. */
const counterexample = ({ given, then }: Encoding): Question =>
  questionOf([...given, { op: "not", parts: [{ op: "and", parts: then }] }]);

/** Small numbers first, for a counterexample that can be followed by hand. */
const bounds = [1, 2, 4, 8, 16, undefined] as const;

const smallest = async (solver: Solver, question: Question): ReturnType<Solver["ask"]> => {
  for (const bound of bounds) {
    const answer = await solver.ask(question, bound);
    if (answer.verdict === "sat" || bound === undefined) return answer;
  }
  throw new Error("expected a last bound");
};

const timed = async (
  name: string,
  question: Question,
  judge: () => Promise<{ readonly good: boolean; readonly found: string }>,
): Promise<Verdict> => {
  const start = performance.now();
  const { good, found } = await judge();
  return {
    name,
    good,
    found,
    assertions: question.assertions,
    characters: question.text.length,
    ms: performance.now() - start,
  };
};

/** Proved when no numbers break it, and some numbers meet what it presumes: it must not hold of nothing. */
export const prove = (solver: Solver, theorem: Theorem, obligation: Obligation): Promise<Verdict> => {
  const encoding = encodingOf(theorem, obligation);
  const question = counterexample(encoding);
  return timed(obligation.name, question, async () => {
    const answer = await solver.ask(question);
    if (answer.verdict === "sat") return { good: false, found: `false: ${valuesText(answer.values)}` };
    if (answer.verdict === "unknown") return { good: false, found: `not decided: ${answer.reason}` };
    const possible = await smallest(solver, questionOf(encoding.given));
    return possible.verdict === "sat" && encoding.given.every((formula) => isTrue(formula, possible.values))
      ? { good: true, found: "proved" }
      : { good: false, found: "holds of nothing: no numbers meet what is given" };
  });
};

/** Refuted when the solver finds a counterexample, and it is one: by the formulas, and worked out by hand. */
export const refute = (solver: Solver, theorem: Theorem): Promise<Verdict> => {
  const { control } = theorem;
  const encoding = encodingOf(theorem, control);
  const question = counterexample(encoding);
  return timed(control.variant, question, async () => {
    const answer = await smallest(solver, question);
    if (answer.verdict === "unsat") return { good: false, found: "holds: the control must break" };
    if (answer.verdict === "unknown") return { good: false, found: `not decided: ${answer.reason}` };
    const { values } = answer;
    const isOne =
      encoding.given.every((formula) => isTrue(formula, values)) &&
      !encoding.then.every((formula) => isTrue(formula, values));
    const story = isOne ? control.breaks(values) : undefined;
    return story === undefined
      ? { good: false, found: `no counterexample in plain integers: ${valuesText(values)}` }
      : { good: true, found: story };
  });
};

const valuesText = (values: Values): string =>
  Object.entries(values)
    .map(([name, value]) => `${name} = ${value}`)
    .join(", ");
