/** Writes the JSON Schemas to dist/schemas/: a step of the build. */
import { mkdir, writeFile } from "node:fs/promises";
import { schemas } from "./schemas.ts";

const directory = new URL("../schemas/", import.meta.url);
await mkdir(directory, { recursive: true });
for (const [name, schema] of Object.entries(schemas)) {
  const document = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: `paripassu ${name}`,
    ...schema,
  };
  await writeFile(new URL(`${name}.json`, directory), `${JSON.stringify(document, undefined, 2)}\n`);
}
