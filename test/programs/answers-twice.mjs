/** Answers the marked scenario twice at once. */
import { honest, serve } from "./_base.mjs";

serve({
  onMarked: (message) => {
    const line = `${JSON.stringify(honest(message))}\n`;
    process.stdout.write(line + line);
  },
});
