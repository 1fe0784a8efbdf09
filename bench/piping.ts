import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { adversary, everything, invariants } from "../properties/index.ts";
import { type Scenario, writeScenario, writeTrace } from "../spec/index.ts";
import { openCommand } from "../src/index.ts";
import { campaign } from "../src/campaign.ts";
import type { Implementation } from "../src/implementation.ts";
import { type Measured, timeOf } from "./ratio.ts";

const count = 3000;
const inFlight = 16;
const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** What a check asked, and how long each answer was, in the order of the answers. */
interface Exchange {
  readonly scenario: Scenario;
  readonly size: number;
}

/** The whole check over a pipe: generate, send, read, judge. Tells what went over the pipe. */
const checkOverPipe = async (heard?: Exchange[]): Promise<void> => {
  const opening = await openCommand([process.execPath, here("./serve-model.js")]);
  if (!opening.ok) throw new Error(opening.failure.message);
  const { implementation } = opening;
  const overheard: Implementation = {
    about: implementation.about,
    capabilities: implementation.capabilities,
    inFlight: implementation.inFlight,
    answer: async (scenario) => {
      const answer = await implementation.answer(scenario);
      const text = answer.kind === "trace" ? JSON.stringify(writeTrace(answer.trace, String)) : "";
      heard?.push({ scenario, size: text.length });
      return answer;
    },
    close: () => implementation.close(),
  };
  const subject = heard === undefined ? implementation : overheard;
  const seen = await campaign(subject, { runs: count, seed: 1, invariants });
  await implementation.close();
  if (seen.judged !== count) throw new Error(`expected ${count} scenarios judged, found ${seen.judged}`);
};

/**
 * The same exchanges with a program that only echoes: the same scenarios drawn
 * (those to compare with follow from answers, and are taken as they were),
 * written and sent, and lines of the size of the answers read; nothing else.
 */
const echoOverPipe = async (exchanges: readonly Exchange[]): Promise<void> => {
  const markets = adversary(everything);
  const child = spawn(process.execPath, [here("./echo.js")], { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.write(`${JSON.stringify(exchanges.map(({ size }) => size))}\n`);
  let sent = 0;
  const send = (): void => {
    const exchange = exchanges[sent];
    if (exchange !== undefined) {
      if (sent < count) markets.draw(1, sent);
      const scenario = writeScenario(exchange.scenario, String);
      child.stdin.write(`${JSON.stringify({ type: "run", id: String(sent), scenario })}\n`);
    } else if (sent === exchanges.length) child.stdin.end();
    sent += 1;
  };
  for (let i = 0; i < inFlight; i += 1) send();
  for await (const line of createInterface({ input: child.stdout })) if (line !== "") send();
};

/** Scenarios a second over standard input and output, against a program that only echoes. */
export const piping = async (): Promise<Measured> => {
  const exchanges: Exchange[] = [];
  await checkOverPipe(exchanges);
  const echo = await timeOf(() => echoOverPipe(exchanges));
  const check = await timeOf(() => checkOverPipe());
  const rate = (ms: number): string => `${((exchanges.length / ms) * 1000).toFixed(0)}/s`;
  return {
    what: "scenarios answered a second, checked over stdio / echoed over stdio",
    ratio: echo / check,
    goal: "at least 0.6",
    met: echo / check >= 0.6,
    detail: `${rate(check)} / ${rate(echo)}; ${exchanges.length} scenarios for ${count} judged`,
  };
};
