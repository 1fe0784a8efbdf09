/** Declines the marked scenario without cause. */
import { say, serve } from "./_base.mjs";

serve({ onMarked: ({ id }) => say({ type: "unsupported", id, reason: "no resolve here" }) });
