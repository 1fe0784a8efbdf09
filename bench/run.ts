/** Prints each figure as a ratio of two times measured in this run. Asserts nothing: machines differ. */
import { judging } from "./judging.ts";
import { piping } from "./piping.ts";
import { dividing, splitting } from "./splitting.ts";
import { starting } from "./starting.ts";

for (const { what, ratio, goal, met, detail } of [
  ...starting(),
  await judging(),
  ...(await piping()),
  ...(await splitting()),
  ...(await dividing()),
])
  console.log(
    `${ratio.toFixed(2).padStart(7)}  ${what}\n         goal ${goal}: ${met ? "met" : "missed"}  (${detail})`,
  );
