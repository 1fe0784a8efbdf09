/** Logs to standard output when it starts. */
import { serve } from "./_base.mjs";

process.stdout.write("Starting server...\n");
serve({});
