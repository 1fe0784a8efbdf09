/** Reads hello and says nothing. */
import { hang, serve } from "./_base.mjs";

serve({
  onHello: () => {
    process.stderr.write("waiting for the database\n");
    hang();
  },
});
