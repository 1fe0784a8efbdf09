/** Answers the marked scenario, and answers it again 200 ms later. */
import { honest, say, serve } from "./_base.mjs";

serve({
  onMarked: (message) => {
    say(honest(message));
    setTimeout(() => say(honest(message)), 200);
  },
});
