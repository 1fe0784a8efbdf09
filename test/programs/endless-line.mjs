/** Answers the marked scenario with one line of 2 GiB. */
import { serve } from "./_base.mjs";

const part = Buffer.alloc(1 << 20, "x");
const pour = (left) => left > 0 && process.stdout.write(part, () => pour(left - part.length));
serve({ onMarked: () => pour(2 ** 31) });
