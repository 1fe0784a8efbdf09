import { accountOf, isInsolvent } from "../spec/index.ts";
import type { Observation } from "./observe/observation.ts";

/**
 * Whether a trace comes to a place where the text could be read in two ways,
 * and which is never drawn (spec 12.2, 12.4, 12.13): there an
 * implementation of the other reading would be convicted.
 */
export const isDoubtful = ({ mechanism, genesis, steps }: Observation): boolean =>
  (mechanism.remainder === "halt" && genesis.deficit > 0n && !genesis.halted) ||
  steps.some(
    ({ action, before }) =>
      action.type === "settle" &&
      (action.entries.length === 0 ||
        action.entries.some(
          ({ account, amount }) => amount >= 0n && isInsolvent(accountOf(before, account)),
        )),
  );
