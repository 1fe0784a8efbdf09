/** Answers the marked scenario with a message of a type that there is not. */
import { say, serve } from "./_base.mjs";

serve({ onMarked: ({ id }) => say({ type: "result", id, steps: [] }) });
