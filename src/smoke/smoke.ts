import { firstDifference } from "../../properties/index.ts";
import { run, type Scenario, type Step } from "../../spec/index.ts";
import type { Connection } from "../adapters/process/connection.ts";
import type { Hello } from "../protocol/hello.ts";
import type { About, Answer } from "../protocol/implementation.ts";
import { type Probe, probes, type Question } from "./probes.ts";

/** What came of one probe. */
export interface Probed {
  readonly title: string;
  readonly verdict: "passed" | "failed" | "skipped";
  /** What was expected and found, or why it was skipped. Printable. */
  readonly detail?: string;
  /** What to do about it, where it failed. */
  readonly fix?: string;
}

/** All of it, in order; `about` is absent where hello was not answered. */
export interface SmokeReport {
  readonly about?: About;
  readonly probed: readonly Probed[];
}

/**
 * Tries an adapter, not its venue: whether messages go and come back unhurt.
 * A connection that is lost is replaced, so that one fault does not hide the
 * next. Nothing of it is left when this ends.
 */
export const smoke = async (connect: () => Connection): Promise<SmokeReport> => {
  const line = new Line(connect);
  try {
    return await reportOn(line);
  } finally {
    await line.leave();
  }
};

const reportOn = async (line: Line): Promise<SmokeReport> => {
  const first = await line.hello();
  if (typeof first === "string")
    return { probed: [{ title: "answers hello", verdict: "failed", detail: first, fix: helloFix }] };
  const { about } = first;
  const probed: Probed[] = [{ title: `answers hello: ${about.name} ${about.version}`, verdict: "passed" }];
  for (const probe of probes) probed.push(await tried(probe, first, line));
  const late = await line.leave();
  const bye = { title: "leaves quietly after bye" };
  probed.push(
    late === undefined
      ? { ...bye, verdict: "passed" }
      : { ...bye, verdict: "failed", detail: late, fix: "Answer each question once, and nothing after bye." },
  );
  return { about, probed };
};

const helloFix = "Print one line of JSON, the answer to hello, before anything else, and flush it.";

const tried = async (probe: Probe, { capabilities, inFlight, form }: Hello, line: Line): Promise<Probed> => {
  const { title } = probe;
  const isAllocator = form === "allocator";
  const fix = isAllocator ? (probe.fixOfAllocator ?? probe.fix) : probe.fix;
  const questions = probe.questions({ ...capabilities, isAllocator }, inFlight);
  if (typeof questions === "string") return { title, verdict: "skipped", detail: questions };
  const most = probe.together === true ? inFlight : 1;
  for (let from = 0; from < questions.length; from += most) {
    const together = questions.slice(from, from + most);
    const answers = await line.ask(together);
    for (const [i, question] of together.entries()) {
      const { id } = question;
      const answer = answers[i];
      const detail = answer === undefined ? "nothing came back" : faultIn(answer, question);
      if (detail !== undefined)
        return {
          title,
          verdict: "failed",
          detail: `asked under the id ${JSON.stringify(id)}: ${detail}`,
          fix,
        };
    }
  }
  return { title, verdict: "passed" };
};

/** How an answer differs from what anybody must answer here. */
const faultIn = (answer: Answer, { scenario, isOutcomeOnly }: Question): string | undefined => {
  if (answer.kind === "failure") return `${answer.failure.kind}: ${answer.failure.message}`;
  for (const [i, expected] of run(scenario).steps.entries()) {
    const found = answer.trace.steps[i];
    const action = scenario.actions[i];
    if (found === undefined || action === undefined) continue;
    const where = `action ${i + 1}, ${action.type}`;
    if (outcomeText(found) !== outcomeText(expected))
      return `${where}: expected ${outcomeText(expected)}, found ${outcomeText(found)}`;
    // What differs from here on may follow from who paid.
    if (isOutcomeOnly === true && action.type === "resolve") return undefined;
    const difference = firstDifference(expected.state, found.state);
    if (difference !== undefined)
      return `${where}: expected ${difference.what} of ${difference.expected}, found ${difference.observed}`;
  }
  return undefined;
};

const outcomeText = (step: Step): string =>
  step.outcome === "refused" ? `refused with ${step.code}` : "accepted";

/** A connection, and another one when it is lost. */
class Line {
  readonly #connect: () => Connection;
  #connection: Connection | undefined;

  constructor(connect: () => Connection) {
    this.#connect = connect;
  }

  /** The answer to hello, or why there was none. */
  async hello(): Promise<Hello | string> {
    const connection = this.#connect();
    const hello = await connection.greet();
    if (hello === undefined) return await failureOf(connection);
    this.#connection = connection;
    return hello;
  }

  async ask(questions: readonly { id: string; scenario: Scenario }[]): Promise<readonly Answer[]> {
    if (this.#connection === undefined) {
      const hello = await this.hello();
      if (typeof hello === "string") return questions.map(() => crashed(hello));
    }
    const connection = this.#connection;
    if (connection === undefined) return [];
    const answers = await Promise.all(questions.map(({ id, scenario }) => connection.ask(id, scenario)));
    // What comes right behind an answer belongs to it.
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (!connection.isLost) return answers.map((answer) => answer ?? crashed("nothing came back"));
    const message = await failureOf(connection);
    this.#connection = undefined;
    return answers.map((answer) => answer ?? crashed(message));
  }

  /** Says bye. What was wrong about how it left, if anything was. */
  async leave(): Promise<string | undefined> {
    const connection = this.#connection;
    if (connection === undefined) return undefined;
    this.#connection = undefined;
    await connection.leave();
    return connection.isLost ? (await connection.lost).message : undefined;
  }
}

const failureOf = async (connection: Connection): Promise<string> => {
  const { message } = await connection.lost;
  await connection.kill();
  return message;
};

const crashed = (message: string): Answer => ({ kind: "failure", failure: { kind: "crash", message } });
