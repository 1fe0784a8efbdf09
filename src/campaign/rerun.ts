import type { Invariant } from "../../properties/index.ts";
import type { Unanswered } from "./finding.ts";

/** A scenario that was not answered while a violation was looked at again. */
export interface Rerun extends Unanswered {
  readonly invariant: Invariant;
}
