/** Answers the marked scenario with lists nested a million deep. */
import { serve } from "./_base.mjs";

const deep = "[".repeat(1e6) + "]".repeat(1e6);
serve({
  onMarked: ({ id }) =>
    process.stdout.write(
      `{"type":"trace","id":"${id}","steps":[{"outcome":"accepted","state":${deep}},${deep}]}\n`,
    ),
});
