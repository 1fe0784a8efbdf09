/** Aborts on the marked scenario, as a failed assertion of a native program does. */
import { serve } from "./_base.mjs";

serve({ onMarked: () => process.abort() });
