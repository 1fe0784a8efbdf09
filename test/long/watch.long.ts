import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { plainEnvironment, root, scratch } from "../e2e/run-cli.ts";

const folder = scratch();
const built = (path: string): string => JSON.stringify(join(root, "dist", path));
const venue = (name: "flawed" | "honest"): void =>
  writeFileSync(join(folder, "venue.mjs"), `export * from ${built(`examples/typescript/${name}.js`)};\n`);

let stop = (): void => {};
afterEach(() => stop());

/** vitest in watch mode, as an engineer leaves it running; `until` waits for a text that it prints from now on. */
const watching = () => {
  const child = spawn(
    process.execPath,
    [join(root, "node_modules/vitest/vitest.mjs"), "watch", "--root", folder, "--reporter=verbose"],
    { cwd: folder, env: { ...plainEnvironment(), NO_COLOR: "1", VITEST: "", CI: "" } },
  );
  stop = () => void child.kill("SIGKILL");
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (printed += chunk.toString("utf8")));
  return async (pattern: RegExp): Promise<string> => {
    printed = "";
    await expect.poll(() => printed, { timeout: 3_000_000, interval: 100 }).toMatch(pattern);
    return printed;
  };
};

it("judges again in watch mode, once the venue is fixed", async () => {
  venue("flawed");
  writeFileSync(
    join(folder, "venue.test.mjs"),
    `import { conformance } from ${built("src/vitest/index.js")};
import * as venue from "./venue.mjs";
conformance("a venue", venue, { runs: 100, only: ["ORD-2"] });
`,
  );
  const until = watching();
  expect(await until(/for file changes/)).toMatch(/[×✗].* ORD-2/);
  const fixed = until(/for file changes/);
  venue("honest");
  expect(await fixed).toMatch(/✓.* ORD-2/);
});
