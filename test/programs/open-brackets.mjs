/** Answers the marked scenario with a million brackets that nothing closes. */
import { serve } from "./_base.mjs";

serve({ onMarked: () => process.stdout.write(`${"[".repeat(1e6)}\n`) });
