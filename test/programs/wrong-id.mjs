/** Answers the marked scenario under an id that was never asked. */
import { honest, say, serve } from "./_base.mjs";

serve({ onMarked: (message) => say({ ...honest(message), id: "99999" }) });
