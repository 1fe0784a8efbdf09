import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { everything } from "../../properties/index.ts";
import { protocolVersion, specVersion, writeScenario } from "../../spec/index.ts";
import { writeSupports } from "../../src/protocol/supports.ts";
import { schemas } from "../../src/schemas/schemas.ts";
import { marked } from "../unit/src/adapters/scenarios.ts";
import { root } from "./run-cli.ts";

const folder = join(root, "dist/schemas");

/** Judges by a schema as it is published, with a validator that is not ours. */
const validatorOf = (name: string) =>
  new Ajv.default({ strict: false }).compile(
    JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) as object,
  );

describe("the published schemas", () => {
  it("are all there, and another validator takes them", () => {
    for (const name of Object.keys(schemas)) expect(validatorOf(name), name).toBeTypeOf("function");
  });

  it.each([
    ["hello", { type: "hello", protocol: protocolVersion, spec: specVersion }],
    ["run", { type: "run", id: "1", scenario: writeScenario(marked, String) }],
    ["allocate", { type: "allocate", id: "1", loss: "3", fund: "1", bases: ["2", "5"] }],
    ["bye", { type: "bye" }],
  ])("tell what the suite says: %s", (_, message) => {
    const isValid = validatorOf("request");
    expect(isValid(message)).toBe(true);
    expect(isValid({ ...message, type: "trace" })).toBe(false);
    expect(isValid({ ...message, more: 1 })).toBe(false);
  });

  it("tell what an answer to hello says", () => {
    const isValid = validatorOf("hello");
    const hello = {
      type: "hello",
      protocol: protocolVersion,
      implementation: { name: "acme", version: "1", language: "rust" },
      supports: writeSupports(everything),
    };
    expect(isValid(hello)).toBe(true);
    expect(isValid({ ...hello, supports: { ...hello.supports, inFlight: 0 } })).toBe(false);
    expect(isValid({ ...hello, protocol: protocolVersion + 1 })).toBe(false);
  });

  it("tell what an answer to allocate says", () => {
    const isValid = validatorOf("allocation");
    expect(isValid({ type: "allocation", draw: "1", cuts: ["1", "1"], remainder: "0" })).toBe(true);
    expect(isValid({ type: "allocation", draw: 1, cuts: [], remainder: "0" })).toBe(false);
  });
});
