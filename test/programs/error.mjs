/** Answers the marked scenario with an error message, in colour. */
import { say, serve } from "./_base.mjs";

serve({ onMarked: ({ id }) => say({ type: "error", id, message: "\u001b[31mdivision by zero" }) });
