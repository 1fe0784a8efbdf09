/** Starts another process that ignores SIGTERM and holds the pipes open, and does not end it. */
import { spawn } from "node:child_process";
import { serve } from "./_base.mjs";

const stay =
  'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); process.stderr.write("the child runs\\n");';
spawn(process.execPath, ["-e", stay, process.argv[2]], { stdio: "inherit" });
serve({});
