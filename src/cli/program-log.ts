import { StringDecoder } from "node:string_decoder";
import { printError } from "../text/print.ts";
import { printable } from "../text/printable.ts";

/** A program may log without end. */
const mostBytes = 1 << 20;
const longestLine = 2_000;

/** As in quotedLines: nothing that a program says stands where our own words do. */
const prefix = "  | ";

/**
 * Shows what a program logs on standard error, as it comes: line by line,
 * escaped, with a prefix, and not without end.
 */
export const programLog = (write: (text: string) => void = printError): ((chunk: Uint8Array) => void) => {
  const decoder = new StringDecoder("utf8");
  let bytes = 0;
  let rest = "";
  const show = (line: string): void => write(`${prefix}${printable(line, longestLine)}\n`);
  return (chunk) => {
    if (bytes > mostBytes) return;
    bytes += chunk.length;
    const lines = (rest + decoder.write(chunk)).split(/\r?\n/);
    rest = lines.pop() ?? "";
    for (const line of lines) show(line);
    if (bytes > mostBytes) {
      show(rest);
      write(`${prefix}(it logged more than ${mostBytes} bytes: the rest is not shown)\n`);
    }
  };
};
