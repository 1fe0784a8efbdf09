import { draw, everything, invariants, judge, observe, scenarios } from "../properties/index.ts";
import { run } from "../spec/index.ts";
import { type Measured, timeOf } from "./ratio.ts";

/** Checking the in-process model with all invariants, over generating the same scenarios alone. */
export const judging = async (): Promise<Measured> => {
  const count = 4000;
  const arbitrary = scenarios(everything);
  const generate = (): void => {
    for (let i = 0; i < count; i += 1) draw(arbitrary, 1, i);
  };
  const check = (): void => {
    for (let i = 0; i < count; i += 1) {
      const { value } = draw(arbitrary, 1, i);
      judge(observe(value, run(value), everything, i % 10 === 0 ? run(value) : undefined), invariants);
    }
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
