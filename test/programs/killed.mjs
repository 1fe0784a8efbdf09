/** Is killed by a signal on the marked scenario. */
import { serve } from "./_base.mjs";

serve({ onMarked: () => process.kill(process.pid, "SIGKILL") });
