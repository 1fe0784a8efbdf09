/** Crashes on the marked scenario the first time only; the file named by the last argument remembers. */
import { existsSync, writeFileSync } from "node:fs";
import { honest, say, serve } from "./_base.mjs";

const memory = process.argv.at(-1);
serve({
  onMarked: (message) => {
    if (existsSync(memory)) return say(honest(message));
    writeFileSync(memory, "");
    process.exit(1);
  },
});
