import { Fraction } from "fraction.js";
import type { Source } from "../mechanisms/index.ts";
import type { Step } from "../../model/outcome.ts";
import { genesisOf, type Scenario } from "../../model/scenario.ts";
import { run } from "../../transition/run.ts";
import type { State } from "../../model/state.ts";

/** A published number, and how to find the model's beside it. */
export interface Figure {
  readonly what: string;
  /** As it was published, with its unit: "about 17 %". */
  readonly published: string;
  /** The number in it, exact: "17", "107/166". */
  readonly value: string;
  /** What both numbers are counted in: "BTC", "%", or "" for a ratio. */
  readonly unit: string;
  /** Decimal places that the publication keeps: 2, 0, or -1 for tens. Absent: it is exact. */
  readonly places?: number;
  /** The model's number, in the same unit. */
  readonly modelled: (played: Played) => Fraction;
}

/** One scenario of an episode, and the published figures that it must reproduce. */
export interface Act {
  readonly title: string;
  readonly scenario: Scenario;
  readonly figures: readonly Figure[];
}

/** Something that happened, or a published example, replayed from its inputs. */
export interface Episode {
  readonly name: string;
  readonly title: string;
  readonly source: Source;
  /** What is taken from the publication as input. */
  readonly given: readonly string[];
  /** What is made up, derived or left out, because it was not published. */
  readonly assumed: readonly string[];
  readonly acts: readonly Act[];
}

/** A scenario that the model has run. */
export interface Played {
  readonly scenario: Scenario;
  /** The state before the first action, then the one after each. */
  readonly states: readonly State[];
  readonly steps: readonly Step[];
}

/** Runs the scenario on the model. */
export const played = (scenario: Scenario): Played => {
  const { steps } = run(scenario);
  return { scenario, steps, states: [genesisOf(scenario), ...steps.map(({ state }) => state)] };
};

/**
 * True when the model's number is the published one, as far as it was
 * published: exactly, or by at most half a unit of the last place kept. 17.4
 * is 17 in whole numbers, and 1214 is not 1220 in tens.
 */
export const agrees = ({ value, places }: Pick<Figure, "value" | "places">, modelled: Fraction): boolean => {
  const difference = modelled.sub(new Fraction(value)).abs();
  return places === undefined ? difference.equals(0) : difference.lte(new Fraction(10).pow(-places).div(2));
};
