/** Closes its standard output on the marked scenario, and stays. */
import { closeSync } from "node:fs";
import { hang, serve } from "./_base.mjs";

setInterval(() => {}, 1000);
serve({
  onMarked: () => {
    closeSync(1);
    hang();
  },
});
