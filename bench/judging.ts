import { draw, everything, invariants, scenarios } from "../properties/index.ts";
import { referenceModel } from "../src/adapters/reference-model.ts";
import { tryScenario } from "../src/campaign/trial.ts";
import { type Measured, timeOf } from "./ratio.ts";

/** Checking the in-process model with all invariants, over generating the same scenarios alone. */
export const judging = async (): Promise<Measured> => {
  const count = 4000;
  const arbitrary = scenarios(everything);
  const generate = (): void => {
    for (let i = 0; i < count; i += 1) draw(arbitrary, 1, i);
  };
  const check = async (): Promise<void> => {
    for (let i = 0; i < count; i += 1)
      await tryScenario(referenceModel, draw(arbitrary, 1, i).value, invariants, i);
  };
  const alone = await timeOf(generate);
  const all = await timeOf(check);
  const perScenario = (ms: number): string => `${((ms / count) * 1000).toFixed(0)} us`;
  return {
    what: "checking the model with all invariants / generating alone",
    ratio: all / alone,
    goal: "at most 2",
    met: all / alone <= 2,
    detail: `${perScenario(all)} / ${perScenario(alone)} a scenario`,
  };
};
