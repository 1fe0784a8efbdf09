import { expect, test } from "vitest";
import { Compile } from "typebox/compile";
import { adversary, everything } from "../../../../properties/index.ts";
import { readScenario } from "../../../../spec/index.ts";
import type { StartChannel } from "../../../../src/adapters/process/channel.ts";
import { Connection } from "../../../../src/adapters/process/connection.ts";
import { RequestSchema } from "../../../../src/protocol/requests.ts";
import { limits } from "./programs.ts";

/** Everything that we say: to a fake that hears it, and answers hello alone. */
const overheard = async (runs: number): Promise<readonly unknown[]> => {
  const said: unknown[] = [];
  const start: StartChannel = (listener) => ({
    send: (message) => {
      // As it goes over the wire.
      said.push(JSON.parse(JSON.stringify(message)));
      if (said.length === 1)
        queueMicrotask(() =>
          listener.onMessage({
            type: "hello",
            protocol: 1,
            implementation: { name: "fake", version: "", language: "" },
            supports: { mechanisms: "any", actions: ["resolve"], inFlight: runs },
          }),
        );
    },
    end: () => listener.onEnd({ kind: "crash", what: "ended" }),
    kill: () => Promise.resolve(),
    lastWords: () => "",
  });
  const connection = new Connection("fake", start, limits);
  await connection.greet();
  const markets = adversary(everything);
  for (let i = 0; i < runs; i += 1) void connection.ask(String(i), markets.draw(1, i).drawn.value);
  await connection.leave();
  return said;
};

test("every message that we send is one that the protocol knows, and its scenario is valid", async () => {
  const validator = Compile(RequestSchema);
  const said = await overheard(300);
  expect(said).toHaveLength(302);
  for (const message of said) {
    expect(validator.Errors(message)).toEqual([]);
    if ((message as { type: string }).type !== "run") continue;
    const reading = readScenario((message as { scenario: unknown }).scenario);
    expect(reading.ok ? [] : reading.faults).toEqual([]);
  }
  expect(said.map((message) => (message as { type: string }).type).slice(-1)).toEqual(["bye"]);
});

test("a message with an amount as a number, or with a member of its own, is none of ours", () => {
  const validator = Compile(RequestSchema);
  expect(validator.Check({ type: "bye" })).toBe(true);
  expect(validator.Check({ type: "bye", reason: "done" })).toBe(false);
  expect(validator.Check({ type: "run", id: 1, scenario: {} })).toBe(false);
});
