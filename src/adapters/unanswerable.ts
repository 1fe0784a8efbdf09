import type { Failure, FailureKind } from "../protocol/implementation.ts";
import { printable } from "../text/printable.ts";

/** Thrown where a scenario cannot be answered. The message is printable. */
export class Unanswerable extends Error {
  readonly kind: FailureKind;

  constructor(kind: FailureKind, message: string) {
    super(message);
    this.kind = kind;
  }
}

/** Whatever was thrown, as the failure that it is. */
export const failureFrom = (thrown: unknown): Failure =>
  thrown instanceof Unanswerable
    ? { kind: thrown.kind, message: thrown.message }
    : { kind: "error", message: printable(thrown instanceof Error ? thrown.message : String(thrown)) };
