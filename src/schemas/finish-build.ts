/** The last step of the build: writes the JSON Schemas to dist/schemas/, and makes the command executable. */
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { schemas } from "./schemas.ts";

const directory = new URL("../../schemas/", import.meta.url);
await mkdir(directory, { recursive: true });
for (const [name, schema] of Object.entries(schemas)) {
  const document = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: `paripassu ${name}`,
    ...schema,
  };
  await writeFile(new URL(`${name}.json`, directory), `${JSON.stringify(document, undefined, 2)}\n`);
}

// npx runs the file itself, and the compiler does not mark it.
for (const name of ["start.cjs", "cli.js"]) await chmod(new URL(`../cli/${name}`, import.meta.url), 0o755);
