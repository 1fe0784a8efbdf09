import type { Mechanism } from "../spec/index.ts";
import type { Capabilities } from "./applicability/capabilities.ts";
import type { Invariant } from "./invariant.ts";
import type { Setting } from "./applicability/setting.ts";

/** What was found of one mechanism under the capabilities that were asked for last. */
interface Excuses {
  readonly capabilities: Capabilities;
  readonly found: Map<Invariant, string | undefined>;
}

const excuses = new WeakMap<Mechanism, Excuses>();

/**
 * Why an invariant does not apply to a setting, or undefined where it does.
 * The scenarios that are compared with one another share their mechanism, and
 * each is judged by all: it is looked at once.
 */
export const excuseOf = (invariant: Invariant, { mechanism, capabilities }: Setting): string | undefined => {
  if (invariant.unless === undefined) return undefined;
  let known = excuses.get(mechanism);
  if (known?.capabilities !== capabilities) {
    known = { capabilities, found: new Map() };
    excuses.set(mechanism, known);
  }
  const { found } = known;
  const before = found.get(invariant);
  if (before !== undefined || found.has(invariant)) return before;
  const excuse = invariant.unless({ mechanism, capabilities });
  found.set(invariant, excuse);
  return excuse;
};
