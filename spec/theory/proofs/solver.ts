import { setTimeout } from "node:timers/promises";
import { init, Z3_error_code, Z3_lbool } from "z3-solver";
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
 * Starts Z3, compiled to WebAssembly. It works in a thread of its own, and
 * nothing of it may be touched meanwhile. So this keeps to its plain functions:
 * its objects are released whenever the garbage collector runs, and its call
 * that takes SMT-LIB and solves it reads the text when it may be gone.
 */
export const startSolver = async (): Promise<Solver> => {
  const z3 = await init();
  const { Z3 } = z3;

  const ask = async (question: Question, bound?: number): Promise<Answer> => {
    const config = Z3.mk_config();
    Z3.set_param_value(config, "timeout", `${timeoutMs}`);
    const context = Z3.mk_context(config);
    Z3.del_config(config);
    const solver = Z3.mk_solver(context);
    Z3.solver_inc_ref(context, solver);
    try {
      const bounds = bound === undefined ? [] : question.names.map((name) => within(name, bound));
      const text = [question.text, ...bounds].join("\n");
      Z3.solver_from_string(context, solver, text);
      const error = Z3.get_error_code(context);
      if (error !== Z3_error_code.Z3_OK)
        throw new Error(`expected SMT-LIB, the solver found: ${Z3.get_error_msg(context, error)}\n${text}`);

      const verdict = await Z3.solver_check(context, solver);
      if (verdict === Z3_lbool.Z3_L_FALSE) return { verdict: "unsat" };
      if (verdict === Z3_lbool.Z3_L_UNDEF)
        return { verdict: "unknown", reason: Z3.solver_get_reason_unknown(context, solver) };

      const model = Z3.solver_get_model(context, solver);
      Z3.model_inc_ref(context, model);
      const valueOf = (name: string): bigint => {
        const symbol = Z3.mk_string_symbol(context, name);
        const constant = Z3.mk_const(context, symbol, Z3.mk_int_sort(context));
        const value = Z3.model_eval(context, model, constant, true);
        if (value === null) throw new Error(`expected a number for "${name}", found none`);
        return BigInt(Z3.get_numeral_string(context, value));
      };
      const values = Object.fromEntries(question.names.map((name) => [name, valueOf(name)]));
      Z3.model_dec_ref(context, model);
      return { verdict: "sat", values };
    } finally {
      Z3.solver_dec_ref(context, solver);
      Z3.del_context(context);
    }
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
