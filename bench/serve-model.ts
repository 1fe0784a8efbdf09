/** The reference model behind the line protocol. */
import { createInterface } from "node:readline";
import { everything } from "../properties/index.ts";
import { protocolVersion, readScenario, run, specVersion, writeTrace } from "../spec/index.ts";
import { writeSupports } from "../src/protocol/supports.ts";

const hello = {
  type: "hello",
  protocol: protocolVersion,
  implementation: { name: "paripassu-reference-model", version: specVersion, language: "typescript" },
  supports: { ...writeSupports(everything), inFlight: 16 },
};

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const message = JSON.parse(line) as { type: string; id: string; scenario: unknown };
  if (message.type === "bye") break;
  if (message.type === "hello") {
    process.stdout.write(`${JSON.stringify(hello)}\n`);
    continue;
  }
  const reading = readScenario(message.scenario);
  const answer = reading.ok
    ? { type: "trace", id: message.id, ...writeTrace(run(reading.value), String) }
    : { type: "error", id: message.id, message: JSON.stringify(reading.faults) };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
