/** Ends in the middle of the marked answer. */
import { honest, serve } from "./_base.mjs";

serve({
  onMarked: (message) => {
    process.stdout.write(JSON.stringify(honest(message)).slice(0, 40));
    process.exit(0);
  },
});
