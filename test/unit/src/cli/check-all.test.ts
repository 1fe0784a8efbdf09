import { expect, it } from "vitest";
import { worst } from "../../../../src/cli/check-all.ts";

it.each([
  [[], 0],
  [[0, 0], 0],
  [[0, 3], 3],
  [[3, 4, 0], 4],
  [[4, 1, 3, 0], 1],
])("of the exit codes %j the worst is %i", (codes, code) => {
  expect(worst(codes)).toBe(code);
  expect(worst([...codes].reverse())).toBe(code);
});
