/** Ends with exit code 0 on the marked scenario. */
import { serve } from "./_base.mjs";

serve({ onMarked: () => process.exit(0) });
