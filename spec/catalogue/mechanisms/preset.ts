import type { Mechanism } from "../../model/mechanism.ts";

/** Where a fact comes from: the usual name of a document, and its address where it has a lasting one. */
export interface Source {
  readonly text: string;
  readonly url?: string;
}

/** A real system as a mechanism. */
export interface Preset {
  /** The name by which `--mechanism` takes it. */
  readonly name: string;
  readonly title: string;
  readonly source: Source;
  /** What is simplified or left out against the real system, a sentence or two each. */
  readonly notes: readonly string[];
  readonly mechanism: Mechanism;
}

/** A real system that the language cannot express yet. */
export interface Inexpressible {
  readonly name: string;
  readonly title: string;
  /** Its waterfall in words. */
  readonly waterfall: string;
  readonly source: Source;
  /** What the language lacks. */
  readonly reason: string;
}
