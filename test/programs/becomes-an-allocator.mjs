/** Ends at its first scenario, and is something else from then on; the file named by the last argument remembers. */
import { existsSync, writeFileSync } from "node:fs";
import { hello, say, serve } from "./_base.mjs";

const memory = process.argv.at(-1);
serve({
  onHello: () => say(existsSync(memory) ? { ...hello, form: "allocator", supports: {} } : hello),
  onRun: () => {
    writeFileSync(memory, "");
    process.exit(1);
  },
});
