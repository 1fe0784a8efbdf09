import { setTimeout } from "node:timers/promises";
import { init } from "z3-solver";
import type { Values } from "./evaluate.ts";
import type { Question } from "./smtlib.ts";

/** What a solver says of a question. */
export type Answer =
  /** There are no such numbers. */
  | { readonly verdict: "unsat" }
  /** There are: these, for example. */
  | { readonly verdict: "sat"; readonly values: Values }
  /** It gave up, or ran out of time. */
  | { readonly verdict: "unknown"; readonly reason: string };

export interface Solver {
  /** A bound keeps every number within -bound..bound. */
  readonly ask: (question: Question, bound?: number) => Promise<Answer>;
  /** Ends the solver's threads: a process with a solver does not end by itself. */
  readonly close: () => Promise<void>;
}

/** The time that one question may take. */
const timeoutMs = 60_000;

/**
 * Starts Z3, compiled to WebAssembly. Text is handed over before the solver
 * starts to work: its call that does both reads the text when it may be gone.
 */
export const startSolver = async (): Promise<Solver> => {
  const z3 = await init();
  const context = z3.Context("proofs");

  const ask = async (question: Question, bound?: number): Promise<Answer> => {
    const bounds = bound === undefined ? [] : question.names.map((name) => within(name, bound));
    const solver = new context.Solver();
    solver.set("timeout", timeoutMs);
    solver.fromString([question.text, ...bounds].join("\n"));
    const verdict = await solver.check();
    if (verdict === "unsat") return { verdict };
    if (verdict === "unknown") return { verdict, reason: solver.reasonUnknown() };
    const model = solver.model();
    const values = question.names.map((name) => {
      const value = model.eval(context.Int.const(name), true);
      if (!context.isIntVal(value))
        throw new Error(`expected a number for "${name}", found ${value.sexpr()}`);
      return [name, value.value()] as const;
    });
    return { verdict, values: Object.fromEntries(values) };
  };

  const close = async (): Promise<void> => {
    const { PThread } = z3.em as Threads;
    // One that has just answered still wants to say so.
    for (let i = 0; i < 100 && PThread.runningWorkers.length > 0; i += 1) await setTimeout(10);
    PThread.terminateAllThreads();
  };
  return { ask, close };
};

interface Threads {
  readonly PThread: { readonly runningWorkers: readonly unknown[]; readonly terminateAllThreads: () => void };
}

const within = (name: string, bound: number): string => `(assert (<= (- ${bound}) |${name}| ${bound}))`;
