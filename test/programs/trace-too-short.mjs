/** Leaves out the last step of the marked answer. */
import { honest, say, serve } from "./_base.mjs";

serve({ onMarked: (message) => say({ ...honest(message), steps: honest(message).steps.slice(1) }) });
