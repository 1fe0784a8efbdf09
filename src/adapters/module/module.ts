import { fileURLToPath } from "node:url";
// Not the index: the process of a module need not load the generator.
import { ledgerTier } from "../../../properties/applicability/capabilities.ts";
import { protocolVersion, type Scenario, writeScenario, type writeTrace } from "../../../spec/index.ts";
import type { About } from "../../protocol/implementation.ts";
import { toText } from "../to-text.ts";

/** A scenario as plain data with bigint amounts. */
export type PlainScenario = ReturnType<typeof writeScenario<bigint>>;

/** A trace as plain data with bigint amounts. */
export type PlainTrace = ReturnType<typeof writeTrace<bigint>>;

/** What a module can do, as the answer to hello says it. */
export interface Supports {
  readonly mechanisms: "any" | readonly unknown[];
  /** The rules by which it divides haircuts; left out: "proportional" alone. Any text: the answer to hello is checked. */
  readonly rules?: readonly string[];
  /** Any text, so that a plain list in a module needs no type of ours. */
  readonly actions: readonly string[];
  readonly genesis?: boolean;
  readonly receipts?: boolean;
  readonly onExit?: boolean;
  readonly maxAccounts?: number;
  /** Atoms, also as decimal text. */
  readonly maxAmount?: bigint | string;
  readonly inFlight?: number;
}

/** What a module exports, by these names or as its default export. */
export interface ImplementationModule {
  readonly implementation: About;
  /** Left out: the whole ledger tier. */
  readonly supports?: Supports;
  /** Returns a PlainTrace or a promise of one; maps may stand for objects. What it returns is checked, not believed. */
  run(scenario: PlainScenario): unknown;
}

/** A module that is written without types of ours: its run takes as much of a scenario as it declares. */
export interface PlainModule extends Omit<ImplementationModule, "run"> {
  run(scenario: never): unknown;
}

/** The answer to hello that a module gives. */
export const helloOf = ({ implementation, supports = ledgerTier }: ImplementationModule): unknown =>
  toText({ type: "hello", protocol: protocolVersion, implementation, supports });

/** What was thrown, with the frames within the module: who called it explains nothing. */
export const stackOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const lines = (error.stack ?? String(error)).split("\n");
  const caller = lines.findIndex((line) => /^\s+at /.test(line) && line.includes(ours));
  return lines.slice(0, caller < 0 ? lines.length : caller).join("\n");
};
const ours = fileURLToPath(new URL("../..", import.meta.url));

/** Runs a scenario on a copy that the module may change. Steps with amounts as text, not yet checked. */
export const stepsOf = async (module: ImplementationModule, scenario: Scenario): Promise<unknown> => {
  const plain = structuredClone(writeScenario<bigint>(scenario, (amount) => amount));
  const trace = toText(await module.run(plain));
  return typeof trace === "object" && trace !== null && "steps" in trace ? trace.steps : undefined;
};
