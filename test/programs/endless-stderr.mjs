/** Logs 2 GiB on the marked scenario, then answers it: logs are no fault. */
import { honest, say, serve } from "./_base.mjs";

const part = Buffer.alloc(1 << 20, "all is well\n");
const pour = (left, then) =>
  process.stderr.write(part, () => (left > 0 ? pour(left - part.length, then) : then()));
serve({ onMarked: (message) => pour(2 ** 31, () => say(honest(message))) });
