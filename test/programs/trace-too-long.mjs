/** Gives one step more than the marked scenario has actions. */
import { honest, say, serve } from "./_base.mjs";

serve({
  onMarked: (message) =>
    say({ ...honest(message), steps: [...honest(message).steps, honest(message).steps[0]] }),
});
