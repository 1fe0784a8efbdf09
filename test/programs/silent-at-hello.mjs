/** Reads hello and says nothing. */
import { serve } from "./_base.mjs";

serve({ onHello: () => process.stderr.write("waiting for the database\n") });
