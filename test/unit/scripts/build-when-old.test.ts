import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { schemas } from "../../../src/schemas/schemas.ts";
import { root, scratch } from "../../e2e/run-cli.ts";

const script = join(root, "scripts/build-when-old.mjs");

/** What the script says in a folder with these files and folders, whose times are seconds of one day. */
const saidOf = (times: Readonly<Record<string, number>>): string => {
  const cwd = scratch();
  for (const path of Object.keys(times))
    if (path.includes(".")) {
      mkdirSync(dirname(join(cwd, path)), { recursive: true });
      writeFileSync(join(cwd, path), "");
    }
  for (const [path, time] of Object.entries(times)) utimesSync(join(cwd, path), time, time);
  const { status, stderr } = spawnSync(process.execPath, [script, "--dry-run"], { cwd, encoding: "utf8" });
  expect(status).toBe(0);
  return stderr;
};

const built = { "dist/schemas/vectors-found.json": 100 };
const fresh = { "src/a/b.ts": 50, "src/a": 60, src: 60, "package.json": 70 };

describe("npm start and npm test", () => {
  it("build where dist is missing", () => {
    expect(saidOf(fresh)).toBe("dist is missing: building\n");
  });

  it("build nothing where dist is newer", () => {
    expect(saidOf({ ...built, ...fresh })).toBe("");
    expect(saidOf({ ...built, ...fresh, "src/README.md": 200, src: 60 })).toBe("");
  });

  it.each(["src/a/b.ts", "src/a", "package.json"])("build where %s is newer", (path) => {
    expect(saidOf({ ...built, ...fresh, [path]: 200 })).toBe(`${path} is newer than dist: building\n`);
  });

  it("look at the last file that a build writes", () => {
    expect(Object.keys(schemas).at(-1)).toBe("vectors-found");
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const step = "node scripts/build-when-old.mjs";
    expect([scripts.prestart, scripts.pretest]).toEqual([step, step]);
  });
});
