import { homedir } from "node:os";
import { afterEach, expect, test, vi } from "vitest";
import { readHello } from "../../../../src/protocol/hello.ts";
import { withoutMachine } from "../../../../src/protocol/machine.ts";

afterEach(() => vi.unstubAllEnvs());

test("what a program can know of the machine does not get into files", () => {
  vi.stubEnv("JAVA_TOOL_OPTIONS", '-Dpassword="hunter2"');
  vi.stubEnv("LOGNAME", "wilhelmina");
  vi.stubEnv("PYTHONPATH", "/srv/an odd place/lib:/opt/mine");
  const seen = String.raw`found "-Dpassword=\"hunter2\"" of wilhelmina in /srv/an odd place/lib, /opt/mine, ${process.cwd()}`;
  expect(withoutMachine(seen)).toBe('found "<value>" of <value> in <path>, <path>, <path>');
  // As a message shows it that was cut.
  expect(withoutMachine('found "/srv/an od… (99 characters)')).toBe('found "<path>… (99 characters)');
  vi.stubEnv("RUST_LOG", "trace");
  expect(withoutMachine("Its trace is malformed")).toBe("Its trace is malformed");
  expect(withoutMachine('expected "accepted", found "C"')).toBe('expected "accepted", found "C"');
});

test("a folder of the machine is no part of a name", () => {
  const hello = {
    type: "hello",
    protocol: 1,
    implementation: { name: `${homedir()}/venue`, version: process.cwd(), language: "js" },
    supports: { mechanisms: "any", actions: ["deposit"] },
  };
  expect(readHello(hello)).toMatchObject({
    ok: true,
    value: { about: { name: "<path>/venue", version: "<path>", language: "js" } },
  });
  const mechanism = {
    name: `the market in ${process.cwd()}`,
    asset: { symbol: "USD", decimals: 2 },
    waterfall: [],
    remainder: "park",
    exits: "open",
    surplus: "residue",
  };
  expect(readHello({ ...hello, supports: { mechanisms: [mechanism], actions: ["deposit"] } })).toMatchObject({
    ok: false,
    faults: [{ path: "/supports/mechanisms/0/name", expected: "text without a folder of this machine" }],
  });
});
