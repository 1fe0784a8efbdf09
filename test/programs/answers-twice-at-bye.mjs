/** Answers its last scenario again when it is told goodbye. */
import { honest, say, serve } from "./_base.mjs";

let last;
serve({
  onRun: (message) => {
    last = message;
    say(honest(message));
  },
  onBye: () => {
    say(honest(last));
    process.exit(0);
  },
});
