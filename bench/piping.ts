import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { adversary, everything, invariants } from "../properties/index.ts";
import { type Scenario, type Trace, writeScenario, writeTrace } from "../spec/index.ts";
import { campaign } from "../src/campaign/campaign.ts";
import type { Implementation } from "../src/protocol/implementation.ts";
import { openCommand } from "../src/index.ts";
import { type Measured, timeOf } from "./ratio.ts";

const count = 3000;
const inFlight = 16;
/** Enough for all three to run as fast as they ever do: the more code, the later. */
const rounds = 6;
const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const scenarioText = (scenario: Scenario): string => JSON.stringify(writeScenario(scenario, String));
const stepsText = (trace: Trace): string => JSON.stringify(writeTrace(trace, String).steps);

/** A check: draw, send, read, judge. */
const checked = async (implementation: Implementation): Promise<void> => {
  const seen = await campaign(implementation, { runs: count, seed: 1, invariants });
  if (seen.judged !== count) throw new Error(`expected ${count} scenarios judged, found ${seen.judged}`);
};

/** An implementation behind a pipe, for as long as `use` takes. */
const behindPipe = async <T>(
  program: readonly string[],
  use: (implementation: Implementation) => Promise<T>,
): Promise<T> => {
  const opening = await openCommand([process.execPath, ...program]);
  if (!opening.ok) throw new Error(opening.failure.message);
  const { implementation } = opening;
  try {
    return await use(implementation);
  } finally {
    await implementation.close();
  }
};

/** A scenario that a check asks, and the steps that the model answers, as text. */
interface Exchange {
  readonly scenario: Scenario;
  readonly isDrawn: boolean;
  readonly steps: string;
}

/** Everything that a check asks: the scenarios that are drawn first, then those that they are compared with. */
const exchangesOfACheck = async (): Promise<readonly Exchange[]> => {
  const markets = adversary(everything);
  const drawn = new Set(
    Array.from({ length: count }, (_, i) => scenarioText(markets.draw(1, i).drawn.value)),
  );
  const exchanges: Exchange[] = [];
  await behindPipe([here("./serve-model.js")], (model) =>
    checked({
      about: model.about,
      capabilities: model.capabilities,
      inFlight: model.inFlight,
      answer: async (scenario) => {
        const answer = await model.answer(scenario);
        if (answer.kind === "trace")
          exchanges.push({
            scenario,
            isDrawn: drawn.has(scenarioText(scenario)),
            steps: stepsText(answer.trace),
          });
        return answer;
      },
      close: () => model.close(),
    }),
  );
  return exchanges.sort((a, b) => Number(b.isDrawn) - Number(a.isDrawn));
};

/**
 * Asks all of it, many at once. As many are drawn as a check draws: what those
 * are compared with follows from answers, and is taken as it was.
 */
const askAll = async (
  exchanges: readonly Exchange[],
  ask: (scenario: Scenario, id: number) => Promise<unknown>,
): Promise<void> => {
  const markets = adversary(everything);
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < exchanges.length) {
      const id = next;
      next += 1;
      const exchange = exchanges[id];
      if (id < count) markets.draw(1, id);
      if (exchange !== undefined) await ask(exchange.scenario, id);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
};

/** A program that only answers lines with lines, as long as the answers are: nothing is read of them. */
const echoed = async (exchanges: readonly Exchange[]): Promise<void> => {
  const child = spawn(process.execPath, [here("./echo.js")], { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.write(`${JSON.stringify(exchanges.map(({ steps }) => steps.length))}\n`);
  const waiting: (() => void)[] = [];
  createInterface({ input: child.stdout }).on("line", () => waiting.shift()?.());
  await askAll(exchanges, (scenario, id) => {
    child.stdin.write(`{"type":"run","id":"${id}","scenario":${scenarioText(scenario)}}\n`);
    return new Promise<void>((resolve) => waiting.push(resolve));
  });
  child.stdin.end();
};

/** Asked and read as a check does it, and not judged. */
const read = (exchanges: readonly Exchange[], implementation: Implementation): Promise<void> =>
  askAll(exchanges, async (scenario) => {
    const answer = await implementation.answer(scenario);
    if (answer.kind === "failure") throw new Error(answer.failure.message);
  });

/** Scenarios a second over standard input and output, against a program that only echoes. */
export const piping = async (): Promise<readonly Measured[]> => {
  const exchanges = await exchangesOfACheck();
  const folder = await mkdtemp(join(tmpdir(), "paripassu-bench-"));
  const file = join(folder, "answers");
  await writeFile(
    file,
    exchanges.flatMap(({ scenario, steps }) => [scenarioText(scenario), steps]).join("\n"),
  );
  const echo = await timeOf(() => echoed(exchanges), rounds);
  const [asked, check] = await behindPipe([here("./serve-recorded.js"), file], async (recorded) => [
    await timeOf(() => read(exchanges, recorded), rounds),
    await timeOf(() => checked(recorded), rounds),
  ]);
  await rm(folder, { recursive: true });

  const measured = (what: string, ms: number): Measured => ({
    what: `scenarios answered a second: ${what} / echoed`,
    ratio: echo / ms,
    goal: "at least 0.6",
    met: echo / ms >= 0.6,
    detail: `${rate(ms)} / ${rate(echo)}; ${exchanges.length} scenarios for ${count} judged`,
  });
  const rate = (ms: number): string => `${((exchanges.length / ms) * 1000).toFixed(0)}/s`;
  return [
    measured("drawn, asked and read by the process boundary, not judged", asked),
    measured("checked, judging included", check),
  ];
};
