/** Prints an empty line before the marked answer. */
import { honest, say, serve } from "./_base.mjs";

serve({
  onMarked: (message) => {
    process.stdout.write("\n");
    say(honest(message));
  },
});
