/**
 * The program around a module: node module-main.js FILE. Standard output
 * carries the protocol; what the module prints goes to standard error.
 */
import { pathToFileURL } from "node:url";
import { readScenario } from "../../../spec/index.ts";
import { decode, maxMessageBytes } from "../../protocol/decode.ts";
import { LineSplitter } from "../process/line-splitter.ts";
import { LoadError, loadModule } from "./load-module.ts";
import { helloOf, type ImplementationModule, stackOf, stepsOf } from "./module.ts";
import { readable } from "../../protocol/readable.ts";

const print = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr);

const send = (message: unknown): void => {
  print(`${JSON.stringify(message)}\n`);
};

/** What our own suite sends: it needs no defence. */
interface Request {
  readonly type: "hello" | "run" | "bye";
  readonly id: string;
  readonly scenario: unknown;
}

const serve = async (module: ImplementationModule, { type, id, scenario }: Request): Promise<void> => {
  if (type === "bye") process.exit(0);
  if (type === "hello") return send(helloOf(module));
  try {
    const reading = readScenario(scenario);
    if (!reading.ok) throw new TypeError(`the scenario is not valid\n${readable(reading.faults)}`);
    send({ type: "trace", id, steps: await stepsOf(module, reading.value) });
  } catch (error) {
    send({ type: "error", id, message: `run() failed: ${wording(error)}` });
  }
};

/** Anything can be thrown, even what cannot be made text. */
const wording = (error: unknown): string => {
  try {
    return stackOf(error);
  } catch {
    return "with something that has no text";
  }
};

const main = async (): Promise<void> => {
  const module = await loadModule(pathToFileURL(process.argv[2] ?? ""));
  const lines = new LineSplitter(maxMessageBytes);
  process.stdin.on("data", (chunk: Buffer) => {
    for (const line of lines.push(chunk)) {
      const decoded = decode(line);
      if (decoded.ok) void serve(module, decoded.message as Request);
    }
  });
  // The one who asked is gone.
  process.stdin.on("end", () => process.exit(0));
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof LoadError ? error.message : wording(error)}\n`);
  process.exit(1);
});
