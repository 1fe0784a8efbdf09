/**
 * Answers each scenario as it was answered before, without any work of its
 * own: what is timed beside it is the suite. Told by a file, a JSON text a
 * line: the scenario, and after it the steps.
 */
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { everything } from "../properties/index.ts";
import { protocolVersion, specVersion } from "../spec/index.ts";
import { writeSupports } from "../src/protocol/supports.ts";

const hello = {
  type: "hello",
  protocol: protocolVersion,
  implementation: { name: "recorded", version: specVersion, language: "typescript" },
  supports: { ...writeSupports(everything), inFlight: 16 },
};

const lines = readFileSync(process.argv[2] ?? "", "utf8").split("\n");
const stepsOf = new Map<string, string>();
for (let i = 0; i + 1 < lines.length; i += 2) stepsOf.set(lines[i] ?? "", lines[i + 1] ?? "");

const question = /^\{"type":"run","id":"(\d+)","scenario":(.*)\}$/;
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const [, id, scenario = ""] = question.exec(line) ?? [];
  if (id === undefined) {
    if (line.startsWith('{"type":"bye"')) break;
    process.stdout.write(`${JSON.stringify(hello)}\n`);
  } else process.stdout.write(`{"type":"trace","id":"${id}","steps":${stepsOf.get(scenario) ?? "null"}}\n`);
}
