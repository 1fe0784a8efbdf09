/** Prints a line that is not JSON before the marked answer. */
import { honest, say, serve } from "./_base.mjs";

serve({
  onMarked: (message) => {
    process.stdout.write("debug: \u001b[31mloss is 5\n");
    say(honest(message));
  },
});
