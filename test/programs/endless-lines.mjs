/** Answers the marked scenario with 2 GiB of valid messages. */
import { serve } from "./_base.mjs";

const part = Buffer.from(`${JSON.stringify({ type: "trace", id: "1", steps: [] })}\n`.repeat(30_000));
const pour = (left) => left > 0 && process.stdout.write(part, () => pour(left - part.length));
serve({ onMarked: () => pour(2 ** 31) });
