import { describe, expect, it } from "vitest";
import { readMechanism, readScenario } from "../../../spec/index.ts";
import { readConfig } from "../../../src/config/read-config.ts";
import { blocksOf } from "./pages.ts";

/** A document, or members of one as a chapter shows them. */
const documentOf = (text: string): object => {
  try {
    return JSON.parse(text) as object;
  } catch {
    return JSON.parse(`{${text}}`) as object;
  }
};

/** What is wrong with a document: a mechanism has a name and a waterfall, a scenario a mechanism and actions, a configuration implementations. */
const faultsOf = (document: object): readonly unknown[] => {
  const reading =
    "waterfall" in document && "name" in document
      ? readMechanism(document)
      : "actions" in document && "mechanism" in document
        ? readScenario(document)
        : "implementations" in document
          ? readConfig(document)
          : undefined;
  return reading === undefined || reading.ok ? [] : reading.faults;
};

describe("a JSON block on a page", () => {
  const blocks = blocksOf("json");

  it.each(blocks.map((block) => [`${block.page}:${block.line}`, block] as const))(
    "%s is valid",
    (_, { text }) => {
      expect(faultsOf(documentOf(text))).toEqual([]);
    },
  );

  it("is sometimes a mechanism, a scenario or a configuration, which is judged", () => {
    const documents = blocks.map(({ text }) => documentOf(text));
    expect(documents.filter((one) => "waterfall" in one && "name" in one).length).toBeGreaterThan(0);
    expect(documents.filter((one) => "actions" in one && "mechanism" in one).length).toBeGreaterThan(0);
    expect(documents.filter((one) => "implementations" in one).length).toBeGreaterThan(0);
    expect(faultsOf({ name: "none", waterfall: [] })).not.toEqual([]);
    expect(faultsOf({ implementations: {} })).not.toEqual([]);
  });
});
