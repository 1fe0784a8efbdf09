/** Answers the marked scenario in Latin-1. */
import { serve } from "./_base.mjs";

serve({
  onMarked: () => process.stdout.write(Buffer.from('{"type":"error","message":"caf\u00e9"}\n', "latin1")),
});
