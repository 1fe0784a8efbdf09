/** Never answers the marked scenario: an endless loop. */
import { serve } from "./_base.mjs";

serve({
  onMarked: () => {
    for (;;);
  },
});
