/** Never answers the marked scenario, and ignores SIGTERM. */
import { hang, serve } from "./_base.mjs";

process.on("SIGTERM", () => {});
setInterval(() => {}, 1000);
serve({ onMarked: hang, onBye: () => {} });
