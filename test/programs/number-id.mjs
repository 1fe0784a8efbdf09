/** Answers the marked scenario with a number for its id. */
import { honest, say, serve } from "./_base.mjs";

serve({ onMarked: (message) => say({ ...honest(message), id: Number(message.id) }) });
