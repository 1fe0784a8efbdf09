import { expect, test } from "vitest";
import { readScenario, run, writeTrace } from "../../../../spec/index.ts";
import { Connection } from "../../../../src/adapters/process/connection.ts";
import type { Listener, StartChannel } from "../../../../src/adapters/process/channel.ts";
import { Session } from "../../../../src/adapters/process/session.ts";
import { limits } from "./programs.ts";
import { deposits, marked } from "./scenarios.ts";

interface Run {
  readonly id: string;
  readonly scenario: unknown;
}
/** What a fake does with one scenario; `starts` counts the channels so far. */
type Behaviour = (message: Run, listener: Listener, starts: number) => void;

const honest = ({ id, scenario }: Run): unknown => {
  const reading = readScenario(scenario);
  return { type: "trace", id, steps: reading.ok ? writeTrace(run(reading.value), String).steps : [] };
};
const isMarked = ({ scenario }: Run): boolean => JSON.stringify(scenario).includes('"marked"');
const supports = { mechanisms: "any", actions: ["deposit"], receipts: true };

/** A session without processes; counts what was started and what was asked at once. */
const sessionOf = async (inFlight: number, behave: Behaviour, helloFrom = 1) => {
  const seen = { starts: 0, underWay: 0, most: 0, killed: 0, ids: [] as string[] };
  const start: StartChannel = (listener) => {
    seen.starts += 1;
    const mine = seen.starts;
    let alive = true;
    const hear: Listener = {
      onMessage: (message) => {
        if (alive) listener.onMessage(message);
      },
      onEnd: (ending) => {
        if (alive) listener.onEnd(ending);
        alive = false;
      },
    };
    seen.underWay = 0;
    return {
      send: (message) => {
        const { type, ...rest } = message as { type: string } & Run;
        setImmediate(() => {
          if (type === "hello" && (helloFrom === 1 || mine === 1))
            hear.onMessage({
              type: "hello",
              protocol: 1,
              implementation: { name: "fake", version: "", language: "" },
              supports: { ...supports, inFlight },
            });
          else if (type === "hello") hear.onEnd({ kind: "crash", what: "ended with exit code 9" });
          if (type !== "run") return;
          seen.ids.push(rest.id);
          seen.underWay += 1;
          seen.most = Math.max(seen.most, seen.underWay);
          setImmediate(() => {
            seen.underWay -= 1;
            behave(rest, hear, mine);
          });
        });
      },
      end: () => hear.onEnd({ kind: "crash", what: "ended with exit code 0" }),
      kill: () => {
        if (alive) seen.killed += 1;
        alive = false;
        return Promise.resolve();
      },
      lastWords: () => "",
    };
  };
  const connect = (): Connection => new Connection("fake", start, limits);
  const connection = connect();
  const hello = await connection.greet();
  if (hello === undefined) throw new Error((await connection.lost).message);
  return { session: new Session(connect, connection, hello), seen };
};

const crash = { kind: "crash", what: "ended with exit code 1" } as const;
/** Crashes on the marked scenario, the first time before anything else is answered. */
const crashing: Behaviour = (message, listener, starts) => {
  if (isMarked(message)) listener.onEnd(crash);
  else if (starts > 1) listener.onMessage(honest(message));
};
const trace = { kind: "trace" };
const failure = (kind: string): object => ({ kind: "failure", failure: { kind } });

test("no more is asked at once than was declared, and no id twice", async () => {
  const { session, seen } = await sessionOf(4, (message, listener) => listener.onMessage(honest(message)));
  const answers = await Promise.all(Array.from({ length: 50 }, () => session.answer(deposits("ann"))));
  expect(answers).toMatchObject(Array(50).fill(trace));
  expect(seen).toMatchObject({ most: 4, starts: 1 });
  expect(new Set(seen.ids).size).toBe(50);
});

test("of those under way at a crash, only the culprit fails, and the others are answered", async () => {
  const { session, seen } = await sessionOf(8, crashing);
  const names = ["a", "b", "marked", "c", "d", "e"];
  const answers = await Promise.all(names.map((name) => session.answer(deposits(name))));
  expect(answers).toMatchObject(names.map((name) => (name === "marked" ? failure("crash") : trace)));
  // The first, one for the search, one in which the culprit is asked nothing else, and one after it has crashed again.
  expect(seen.starts).toBe(4);
  expect(new Set(seen.ids).size).toBe(seen.ids.length);
});

test("two culprits are both found", async () => {
  const { session } = await sessionOf(8, crashing);
  const names = ["a", "marked", "b", "marked", "c"];
  const answers = await Promise.all(names.map((name) => session.answer(deposits(name))));
  expect(answers).toMatchObject(names.map((name) => (name === "marked" ? failure("crash") : trace)));
});

test("when nobody fails alone, all are answered, and the loss is told by itself, once", async () => {
  const { session } = await sessionOf(8, (message, listener, starts) =>
    starts === 1 ? listener.onEnd(crash) : listener.onMessage(honest(message)),
  );
  const answers = await Promise.all(["a", "b", "c"].map((name) => session.answer(deposits(name))));
  expect(answers).toMatchObject([trace, trace, trace]);
  expect(session.losses()).toMatchObject([{ kind: "crash" }]);
  expect(session.losses()).toEqual([]);
  expect(await session.close()).toEqual([]);
});

/** Ends at this question of each start. */
const diesAt = (last: number): Behaviour => {
  const asked = new Map<number, number>();
  return (message, listener, starts) => {
    const count = (asked.get(starts) ?? 0) + 1;
    asked.set(starts, count);
    if (count === last) listener.onEnd(crash);
    else listener.onMessage(honest(message));
  };
};

test("what fails only in a process that was asked something before is no culprit", async () => {
  const { session, seen } = await sessionOf(1, diesAt(3));
  const answers = [];
  for (const name of ["a", "b", "c", "d", "e"]) answers.push(await session.answer(deposits(name)));
  expect(answers).toMatchObject(Array(5).fill(trace));
  // "c" is answered by the second process, and "e" by the third, each as its first scenario.
  expect(seen.starts).toBe(3);
  expect(await session.close()).toMatchObject([{ kind: "crash" }, { kind: "crash" }]);
});

test("after ten ends that no scenario brings about by itself nothing is run any more, until it is renewed", async () => {
  const { session } = await sessionOf(1, diesAt(2));
  for (let i = 0; i < 11; i += 1) expect(await session.answer(deposits("ann"))).toMatchObject(trace);
  expect(session.isGivenUp).toBe(true);
  expect(await session.answer(deposits("ann"))).toMatchObject({ failure: { kind: "crash", isNotRun: true } });
  expect(session.losses()).toHaveLength(10);
  await session.renew();
  expect(session.isGivenUp).toBe(false);
  expect(await session.answer(deposits("ann"))).toMatchObject(trace);
});

test("a second answer that comes a moment later is its scenario's own, when that is tried alone", async () => {
  const { session } = await sessionOf(2, (message, listener) => {
    listener.onMessage(honest(message));
    if (isMarked(message)) setImmediate(() => listener.onMessage(honest(message)));
  });
  const answers = await Promise.all(
    ["marked", "marked", "marked"].map((name) => session.answer(deposits(name))),
  );
  expect(answers).toContainEqual({
    kind: "failure",
    failure: expect.objectContaining({ kind: "protocol" }) as object,
  });
});

test("after twenty scenarios that failed nothing is run any more", async () => {
  const { session, seen } = await sessionOf(1, (_, listener) => listener.onEnd(crash));
  const answers = [];
  for (let i = 0; i < 30; i += 1) answers.push(await session.answer(marked));
  expect(answers).toMatchObject(Array(30).fill(failure("crash")));
  expect(seen.starts).toBe(20);
  expect(answers.map((answer) => "failure" in answer && answer.failure.isNotRun === true).indexOf(true)).toBe(
    20,
  );
  expect(answers.at(-1)).toMatchObject({
    failure: {
      message: expect.stringMatching(
        /not run.*given up after 20 scenarios that failed.*fake ended with exit code 1/s,
      ) as string,
    },
  });
  expect(await session.close()).toEqual([]);
});

test("who does not come up again is given up", async () => {
  const { session, seen } = await sessionOf(1, (_, listener) => listener.onEnd(crash), 0);
  const message = expect.stringMatching(
    /did not come up again.*exit code 9 before it had answered hello/s,
  ) as string;
  // It was asked nothing before: no second start is needed to know whose failure it is.
  expect(await session.answer(marked)).toMatchObject({
    failure: { kind: "crash", cause: { record: "ended with exit code 1" } },
  });
  expect(await session.answer(deposits("ann"))).toMatchObject({ failure: { kind: "crash", message } });
  expect(seen.starts).toBe(2);
});

test("a fault between scenarios belongs to none, and is told when closing", async () => {
  let tell: Listener | undefined;
  const { session } = await sessionOf(1, (message, listener) => {
    tell = listener;
    listener.onMessage(honest(message));
  });
  await session.answer(deposits("ann"));
  tell?.onMessage({ type: "log", text: "idle" });
  expect(await session.answer(deposits("bob"))).toMatchObject(trace);
  tell?.onEnd(crash);
  expect(await session.answer(deposits("cyd"))).toMatchObject(trace);
  expect(await session.close()).toMatchObject([
    { kind: "protocol", message: expect.stringContaining("while nothing was asked of it") as string },
    { kind: "crash" },
  ]);
});
