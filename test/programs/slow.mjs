/** Answers the marked scenario after as many milliseconds as its last argument says. */
import { honest, say, serve } from "./_base.mjs";

serve({ onMarked: (message) => setTimeout(() => say(honest(message)), Number(process.argv.at(-1))) });
