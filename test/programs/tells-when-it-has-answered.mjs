/** Answers the marked scenario, and then writes the file that its last argument names. */
import { writeFileSync } from "node:fs";
import { honest, say, serve } from "./_base.mjs";

serve({
  onMarked: (message) => {
    say(honest(message));
    writeFileSync(process.argv.at(-1), "");
  },
});
