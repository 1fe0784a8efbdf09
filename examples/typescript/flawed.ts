/**
 * The venue of honest.ts with one fault: its fund pays only after users are cut.
 * A fund that stands before a haircut in the waterfall is asked after the last one.
 * The books balance and every receipt is true; only the order of the waterfall is betrayed.
 */
import * as honest from "./honest.ts";
import type { Layer, Scenario, Trace } from "./venue.ts";

const usersFirst = (waterfall: readonly Layer[]): Layer[] => {
  const end = waterfall.findLastIndex(({ kind }) => kind === "haircut") + 1;
  const head = waterfall.slice(0, end);
  return [
    ...head.filter(({ kind }) => kind !== "fund"),
    ...head.filter(({ kind }) => kind === "fund"),
    ...waterfall.slice(end),
  ];
};

export const implementation = { ...honest.implementation, name: "paripassu-typescript-flawed" };

export const supports = { ...honest.supports, actions: honest.ledgerActions };

export const run = (scenario: Scenario): Trace => honest.runWith(usersFirst, scenario);
