import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { draw, everything, scenarios } from "../properties/index.ts";
import { run, type Scenario, writeScenario, writeTrace } from "../spec/index.ts";
import { openCommand } from "../src/index.ts";
import { campaign } from "../src/campaign.ts";
import { invariants } from "../properties/index.ts";
import { type Measured, timeOf } from "./ratio.ts";

const count = 3000;
const inFlight = 16;
const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

const messageOf = (scenario: Scenario, i: number): string =>
  JSON.stringify({ type: "run", id: String(i), scenario: writeScenario(scenario, String) });

/** The whole check over a pipe: generate, send, read, judge. */
const checkOverPipe = async (): Promise<void> => {
  const opening = await openCommand([process.execPath, here("./serve-model.js")]);
  if (!opening.ok) throw new Error(opening.failure.message);
  const seen = await campaign(opening.implementation, { runs: count, seed: 1, invariants });
  await opening.implementation.close();
  if (seen.judged !== count) throw new Error(`expected ${count} scenarios judged, found ${seen.judged}`);
};

/** The same scenarios generated and sent, and lines of the size of the answers read, nothing else. */
const echoOverPipe = async (sizes: readonly number[]): Promise<void> => {
  const arbitrary = scenarios(everything);
  const child = spawn(process.execPath, [here("./echo.js")], { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.write(`${JSON.stringify(sizes)}\n`);
  let sent = 0;
  const send = (): void => {
    if (sent < count) child.stdin.write(`${messageOf(draw(arbitrary, 1, sent).value, sent)}\n`);
    else if (sent === count) child.stdin.end();
    sent += 1;
  };
  for (let i = 0; i < inFlight; i += 1) send();
  for await (const line of createInterface({ input: child.stdout })) if (line !== "") send();
};

/** Scenarios a second over standard input and output, against a program that only echoes. */
export const piping = async (): Promise<Measured> => {
  const arbitrary = scenarios(everything);
  const sizes = Array.from({ length: count }, (_, i) => {
    const { value } = draw(arbitrary, 1, i);
    return JSON.stringify({ type: "trace", id: String(i), ...writeTrace(run(value), String) }).length;
  });
  const echo = await timeOf(() => echoOverPipe(sizes));
  const check = await timeOf(checkOverPipe);
  const rate = (ms: number): string => `${((count / ms) * 1000).toFixed(0)}/s`;
  return {
    what: "scenarios a second, checked over stdio / echoed over stdio",
    ratio: echo / check,
    goal: "at least 0.5",
    met: echo / check >= 0.5,
    detail: `${rate(check)} / ${rate(echo)}`,
  };
};
