/** Answers each scenario and ends, as a program of one shot does. */
import { honest, say, serve } from "./_base.mjs";

serve({
  onRun: (message) => {
    say(honest(message));
    process.exit(0);
  },
});
