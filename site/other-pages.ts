import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { schemas } from "../src/schemas/schemas.ts";
import { table } from "./markdown.ts";

/** The published JSON Schemas, by name. */
export const schemasPage = (): string =>
  [
    "# Schemas",
    "",
    "The build writes a JSON Schema for each document to `dist/schemas`. The package exports them as `paripassu/schemas/NAME.json`.",
    "",
    table(
      ["schema", "describes"],
      Object.entries(schemas).map(([name, schema]) => [
        name,
        "description" in schema && typeof schema.description === "string" ? schema.description : "",
      ]),
    ),
    "",
  ].join("\n");

export const glossaryPage = (root: string): Promise<string> => readFile(join(root, "GLOSSARY.md"), "utf8");
