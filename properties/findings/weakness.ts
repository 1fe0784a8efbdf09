import type { Mechanism, Scenario } from "../../spec/index.ts";

/** One run that is part of a showing. */
export interface Way {
  /** What is different about it, in a few words: "a stays". */
  readonly title: string;
  readonly scenario: Scenario;
}

/** A market on which a mechanism shows a weakness: run it on the reference model, and see. */
export interface Showing {
  /** One run, or two that differ in what somebody does. */
  readonly ways: readonly Way[];
  /** What came of it, with the numbers in words. */
  readonly shown: string;
}

/** Something that is wrong with a mechanism, however well it is implemented. It goes by its sentence. */
export interface Weakness {
  readonly sentence: string;
  readonly why: string;
  readonly source: string;
  /** The smallest market of those searched on which the model shows it; undefined where none does. */
  readonly of: (mechanism: Mechanism) => Showing | undefined;
}
