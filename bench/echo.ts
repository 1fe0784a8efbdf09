/**
 * A program that only answers lines with lines: told by its first line how
 * long the answers shall be, one for each line after it.
 */
import { createInterface } from "node:readline";

const lines = createInterface({ input: process.stdin, crlfDelay: Infinity });
let sizes: readonly number[] | undefined;
let answered = 0;
for await (const line of lines) {
  if (sizes === undefined) {
    sizes = JSON.parse(line) as number[];
    continue;
  }
  process.stdout.write(`${"x".repeat(sizes[answered % sizes.length] ?? 1)}\n`);
  answered += 1;
}
