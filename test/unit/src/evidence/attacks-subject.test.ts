import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { subjectNamed } from "../../../../src/cli/evidence.ts";
import { scratch } from "../../../e2e/run-cli.ts";

describe("a folder that is tested", () => {
  it("is written to by nothing, however it is named", async () => {
    const folder = scratch();
    mkdirSync(join(folder, "venue"));
    writeFileSync(join(folder, "venue/main.py"), "");
    symlinkSync(join(folder, "venue"), join(folder, "link"));
    const inside = join(folder, "venue/x");
    const flags = { out: join(folder, "out"), regressions: join(folder, "regressions") };
    for (const name of ["venue", "link"]) {
      const subject = join(folder, name);
      expect(await subjectNamed({ ...flags, subject })).toHaveProperty("name", "venue");
      for (const option of ["out", "regressions", "json"])
        await expect(subjectNamed({ ...flags, subject, [option]: inside })).rejects.toThrow(
          `--${option} ${inside} lies within it`,
        );
    }
  });
});
