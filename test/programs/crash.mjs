/** Ends with exit code 1 on the marked scenario, after a word on standard error. */
import { serve } from "./_base.mjs";

serve({
  onMarked: () => {
    process.stderr.write("panic: index out of range\n  in splitLoss\u001b[31m\n");
    process.exit(1);
  },
});
