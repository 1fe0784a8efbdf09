import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { patientCli, plainEnvironment, root, runCli, scratch } from "./run-cli.ts";

let kill = (): void => {};
afterEach(() => kill());

/** The command line, in a folder; `until` waits for a text that it prints after what was waited for before. */
const started = (cwd: string, ...args: readonly string[]) => {
  const child = spawn(process.execPath, [...patientCli, ...args], { cwd, env: plainEnvironment() });
  kill = () => void child.kill("SIGKILL");
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (printed += chunk.toString("utf8")));
  const ended = new Promise<number | null>((settle) => child.on("close", settle));
  return {
    until: async (pattern: RegExp): Promise<string> => {
      await expect.poll(() => printed, { timeout: 300_000, interval: 50 }).toMatch(pattern);
      const text = printed;
      printed = "";
      return text;
    },
    interrupt: (): Promise<number | null> => {
      child.kill("SIGINT");
      return ended;
    },
  };
};

const watching = (cwd: string, ...args: readonly string[]) => started(cwd, "check", "--watch", ...args);

const waiting = /waiting for changes; Ctrl-C ends\n$/;
const built = (name: string): string => JSON.stringify(join(root, `dist/examples/typescript/${name}.js`));

/** A module that notes the process it runs in. */
const venue = (folder: string, name: "honest" | "flawed"): void =>
  writeFileSync(
    join(folder, "venue.mjs"),
    `import { writeFileSync } from "node:fs";
writeFileSync(${JSON.stringify(folder)} + "/pid." + process.pid, "");
export * from ${built(name)};
`,
  );

const pidsIn = (folder: string): readonly number[] =>
  readdirSync(folder).flatMap((name) => Number(/^pid\.(\d+)$/.exec(name)?.[1] ?? []) || []);

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

it("checks again when the module changes, the stored counterexample first, and leaves nothing behind", async () => {
  const folder = scratch();
  venue(folder, "flawed");
  const { until, interrupt } = watching(folder, "--module", "venue.mjs", "--runs", "60", "--only", "ORD-2");
  const first = await until(waiting);
  expect(first).toMatch(/^not-conformant, .*^0 stored counterexamples$/ms);

  venue(folder, "honest");
  const second = await until(waiting);
  expect(second).toMatch(/changed: checking again.*^conformant, .*^1 stored counterexample: /ms);

  expect(await interrupt()).toBe(0);
  expect(pidsIn(folder).length).toBeGreaterThan(1);
  expect(pidsIn(folder).filter(isAlive)).toEqual([]);
});

it("waits for a program that was deleted, with its folder, and is built again", async () => {
  const folder = scratch();
  const build = (): void => {
    mkdirSync(join(folder, "out/dist"), { recursive: true });
    venue(join(folder, "out/dist"), "honest");
  };
  build();
  const { until, interrupt } = watching(
    folder,
    ...["--quiet", "--module", "out/dist/venue.mjs", "--runs", "60", "--only", "ORD-2"],
  );
  expect(await until(waiting)).toMatch(/^conformant, /);
  rmSync(join(folder, "out"), { recursive: true });
  expect(await until(waiting)).toMatch(/^unusable\n.*there is no such file/m);
  build();
  expect(await until(waiting)).toMatch(/^conformant, /m);
  expect(await interrupt()).toBe(0);
});

it("checks again when the configuration changes, what failed first, and goes on where it is broken for a while", async () => {
  const folder = scratch();
  const config = join(folder, "paripassu.config.json");
  const implementations = { model: { model: true }, absent: { command: ["./absent"] } };
  const document = { runs: 30, only: ["ORD-2"], implementations };
  writeFileSync(config, JSON.stringify(document));
  const { until, interrupt } = watching(folder, "--quiet");
  expect(await until(waiting)).toMatch(/model passes, absent never became usable/);

  writeFileSync(config, "{");
  expect(await until(waiting)).toMatch(
    /paripassu.config.json is not JSON.*absent never became usable, model passes/s,
  );

  writeFileSync(config, JSON.stringify({ ...document, implementations: { model: { model: true } } }));
  expect(await until(waiting)).toMatch(/^conformant, [^]*\n\nwaiting/m);
  expect(await interrupt()).toBe(0);
});

it("ends a check that is outdated, and a check under SIGINT, without a child that stays", async () => {
  const folder = scratch();
  venue(folder, "honest");
  const { until, interrupt } = watching(folder, "--module", "venue.mjs", "--runs", "100000");
  // It runs the first of many scenarios: nothing is printed for a long time.
  await expect.poll(() => pidsIn(folder).length, { timeout: 300_000, interval: 50 }).toBe(1);
  venue(folder, "honest");
  await until(/changed: checking again/);
  expect(await interrupt()).toBe(3);
  expect(pidsIn(folder).filter(isAlive)).toEqual([]);
});

it("SIGINT ends a check of several: those that were not checked are inconclusive", async () => {
  const folder = scratch();
  venue(folder, "honest");
  const implementations = { venue: { module: "venue.mjs" }, model: { model: true } };
  writeFileSync(join(folder, "paripassu.config.json"), JSON.stringify({ runs: 100_000, implementations }));
  const { until, interrupt } = started(folder, "check");
  await expect.poll(() => pidsIn(folder).length, { timeout: 300_000, interval: 50 }).toBe(1);
  const said = until(/venue is inconclusive, model is inconclusive\n$/);
  expect(await interrupt()).toBe(3);
  expect(await said).not.toContain("paripassu-reference-model");
});

it.each([
  [["--model"], /--watch: expected a program, module, artifact or configuration/],
  [["--model", "--out", "run"], /--out means nothing with --watch/],
  [["--", "no-such-program-anywhere"], /--watch: expected a program/],
  [[], /expected an implementation, found none/],
])("watching %j is wrong usage", async (args, message) => {
  const { code, stderr } = await runCli(["check", "--watch", ...args], { cwd: scratch() });
  expect(stderr).toMatch(message);
  expect(code).toBe(2);
});
