import type { Mechanism } from "../../spec/index.ts";
import type { Capabilities } from "./capabilities.ts";

/** What an invariant's applicability may depend on. */
export interface Setting {
  readonly mechanism: Mechanism;
  readonly capabilities: Capabilities;
}
