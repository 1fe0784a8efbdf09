/** Never answers the marked scenario: an endless loop. */
import { hang, serve } from "./_base.mjs";

serve({
  onMarked: () => {
    hang();
    for (;;);
  },
});
