import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeScenario } from "../../spec/index.ts";
import { marked } from "../unit/src/adapters/scenarios.ts";
import { root, runCli, scratch } from "../e2e/run-cli.ts";

const secret = "hunter2-and-a-half";

/** Every file below a folder. */
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));

/** Tells all that it knows of the machine, in each way that it has, on the marked scenario. */
const telltale = (how: string): readonly string[] => [
  process.execPath,
  "--input-type=module",
  "-e",
  `import { honest, say, serve } from ${JSON.stringify(join(root, "test/programs/_base.mjs"))};
   const all = JSON.stringify({ ...process.env, cwd: process.cwd(), argv: process.argv, exe: process.execPath });
   process.stderr.write(all + "\\n");
   serve({ onMarked: (message) => { ${how} } });`,
];

test("no secret, path or environment value of the machine is in any file that is written", async () => {
  const place = join(scratch(), "an odd place", "of 'mine'");
  const kept = join(place, "kept");
  mkdirSync(place, { recursive: true });
  const env = { API_TOKEN: secret, HOME: join(place, "home"), PYTHONPATH: join(place, "lib") };
  const sources = [
    ["crash", "console.error(new Error(all).stack); process.exit(3);"],
    ["garbage", "process.stdout.write(all + '\\n');"],
    ["error", "say({ type: 'error', id: message.id, message: new Error(all).stack });"],
    ["unsupported", "say({ type: 'unsupported', id: message.id, reason: all });"],
    ["malformed", "say({ ...honest(message), steps: [{ outcome: process.cwd() }, {}] });"],
    ["unfinished", "process.stdout.write(all, () => process.exit(0));"],
  ] as const;
  const seed = { invariant: "crash", scenario: writeScenario(marked, String) };
  for (const [name, how] of sources) {
    const corpus = join(kept, name);
    mkdirSync(join(corpus, "seed"), { recursive: true });
    writeFileSync(join(corpus, "seed", "marked.json"), JSON.stringify(seed));
    const args = ["check", "--runs", "2", "--regressions", corpus, "--json", join(corpus, "result.json")];
    const { code, stdout } = await runCli([...args, "--", ...telltale(how)], { cwd: place, env });
    expect(code, name).toBe(1);
    // The program was really heard: on the screen its words may stand.
    expect(stdout, name).toMatch(/crash|protocol|error|unsupported/);
    if (name === "crash") expect(stdout).toContain("an odd place");
  }
  // A conviction, a program that is not there, and a module that throws.
  const flawed = join(root, "dist/examples/typescript/flawed.js");
  for (const [i, rest] of [
    ["--module", flawed],
    ["--", join(place, "no such program")],
  ].entries()) {
    const corpus = join(kept, String(i));
    mkdirSync(corpus);
    const args = ["check", "--runs", "100", "--regressions", corpus, "--json", join(corpus, "result.json")];
    await runCli([...args, ...rest], { cwd: place, env });
  }

  const written = filesIn(kept);
  expect(written.length).toBeGreaterThan(sources.length * 2 + 2);
  const ours = [secret, place, "an odd place", root, process.execPath, tmpdir(), homedir(), "file://"];
  const values = Object.values(process.env).filter((value = "") => value.includes("/") && value.length > 3);
  for (const text of written)
    for (const machine of [...ours, ...values, JSON.stringify(place).slice(1, -1)])
      expect(text.includes(machine ?? ""), `${machine} in ${text.slice(0, 300)}`).toBe(false);
});
