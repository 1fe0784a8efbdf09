import type { Capabilities } from "../../properties/index.ts";
import type { Scenario } from "../../spec/index.ts";
import { type About, type Answer, type Failure, type Implementation, reworded } from "../implementation.ts";
import type { Connection } from "./connection.ts";
import type { Hello } from "./hello.ts";
import { maxRestarts } from "./limits.ts";
import { keptWithin } from "./time.ts";

/** A scenario tried alone is listened after for so long: a second answer comes soon. */
const echoMs = 20;

interface Job {
  readonly scenario: Scenario;
  readonly settle: (answer: Answer) => void;
}

/**
 * An implementation behind one connection after the other. When a connection
 * is lost, what was under way is asked again, one by one: who fails again is
 * the culprit, and if nobody does, the implementation is flaky.
 */
export class Session implements Implementation {
  readonly about: About;
  readonly capabilities: Capabilities;
  readonly inFlight: number;
  readonly #connect: () => Connection;
  readonly #waiting: Job[] = [];
  /** In the order in which they were asked. */
  readonly #underWay = new Set<Job>();
  /** What went wrong while nothing was asked. */
  readonly #strays: Failure[] = [];
  #connection: Connection | undefined;
  /** Kept when the connection before is gone: two never run at once. */
  #gone: Promise<void> = Promise.resolve();
  #recovery: Promise<void> | undefined;
  #restarts = 0;
  #lastId = 0;
  #lastFailure: Failure | undefined;
  /** Why nothing is asked any more. */
  #over: Failure | undefined;
  #closing: Promise<readonly Failure[]> | undefined;

  /** `connect` makes a new connection, not yet greeted; `connection` has answered with `hello`. */
  constructor(connect: () => Connection, connection: Connection, { about, capabilities, inFlight }: Hello) {
    this.#connect = connect;
    this.about = about;
    this.capabilities = capabilities;
    this.inFlight = inFlight;
    this.#use(connection);
  }

  answer(scenario: Scenario): Promise<Answer> {
    return new Promise((settle) => {
      this.#waiting.push({ scenario, settle });
      this.#askNext();
    });
  }

  close(): Promise<readonly Failure[]> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  /** Asks what waits, as far as the implementation takes it. */
  #askNext(): void {
    while (this.#recovery === undefined && this.#underWay.size < this.inFlight) {
      // Who asks between a loss and onLost must not become a suspect.
      if (this.#connection?.isLost === true) return;
      const job = this.#waiting.shift();
      if (job === undefined) return;
      if (this.#over !== undefined) job.settle({ kind: "failure", failure: this.#over });
      else if (this.#connection !== undefined) void this.#ask(this.#connection, job);
      else {
        this.#waiting.unshift(job);
        this.#recovery = this.#recover([]);
      }
    }
  }

  async #ask(connection: Connection, job: Job): Promise<void> {
    this.#underWay.add(job);
    const answer = await connection.ask(this.#newId(), job.scenario);
    // The connection is lost; onLost deals with all that was under way.
    if (answer === undefined) return;
    this.#underWay.delete(job);
    job.settle(answer);
    this.#askNext();
  }

  #newId(): string {
    this.#lastId += 1;
    return String(this.#lastId);
  }

  #use(connection: Connection): void {
    this.#connection = connection;
    void connection.lost.then((failure) => this.#onLost(connection, failure));
  }

  #onLost(connection: Connection, failure: Failure): void {
    this.#drop(connection, failure);
    const suspects = [...this.#underWay];
    this.#underWay.clear();
    if (suspects.length > 0) {
      this.#recovery = this.#recover(suspects, failure);
      return;
    }
    // Nobody's answer: it is told when the session is closed.
    this.#strays.push(failure);
    this.#askNext();
  }

  #drop(connection: Connection, failure: Failure): void {
    this.#connection = undefined;
    this.#lastFailure = failure;
    this.#gone = connection.kill();
  }

  /** Finds out which suspect is to blame, and makes a new connection. */
  async #recover(suspects: readonly Job[], failure?: Failure): Promise<void> {
    let reproduced = false;
    const answers = new Map<Job, Answer>();
    for (const job of suspects) {
      const { answer, lost } = await this.#tryAlone(job.scenario);
      answers.set(job, answer);
      reproduced ||= lost;
    }
    const [first] = suspects;
    if (first === undefined) await this.#connected();
    else if (failure !== undefined && !reproduced) answers.set(first, flaky(failure));

    for (const [job, answer] of answers) job.settle(answer);
    this.#recovery = undefined;
    if (this.#connection !== undefined) this.#use(this.#connection);
    this.#askNext();
  }

  /** One scenario with nothing else under way: whatever happens is its doing. */
  async #tryAlone(scenario: Scenario): Promise<{ readonly answer: Answer; readonly lost: boolean }> {
    const connection = await this.#connected();
    if (connection === undefined)
      return { answer: { kind: "failure", failure: this.#over ?? closed }, lost: true };
    const answer = await connection.ask(this.#newId(), scenario);
    if (answer !== undefined && !(await keptWithin(connection.lost, echoMs))) return { answer, lost: false };
    const failure = await connection.lost;
    this.#drop(connection, failure);
    return { answer: { kind: "failure", failure }, lost: true };
  }

  /** The connection, or a new one; nothing once it is over. */
  async #connected(): Promise<Connection | undefined> {
    if (this.#connection !== undefined) return this.#connection;
    await this.#gone;
    if (this.#restarts === maxRestarts)
      this.#over ??= notRun(`was given up after ${maxRestarts} restarts`, this.#lastFailure);
    if (this.#over !== undefined) return undefined;
    this.#restarts += 1;
    const connection = this.#connect();
    this.#connection = connection;
    if ((await connection.greet()) !== undefined) return connection;
    const failure = await connection.lost;
    this.#drop(connection, failure);
    this.#over ??= notRun("did not come up again", failure);
    return undefined;
  }

  async #close(): Promise<readonly Failure[]> {
    const idle = this.#recovery === undefined && this.#underWay.size === 0;
    this.#over ??= closed;
    this.#askNext();
    // Who is still at work is not waited for: its answers are failures from here on.
    await (idle ? this.#connection?.leave() : this.#connection?.kill());
    await this.#recovery;
    await this.#gone;
    return this.#strays;
  }
}

const closed: Failure = {
  kind: "crash",
  message: "The session was closed before this scenario was answered.",
};

const notRun = (why: string, last: Failure = { kind: "crash", message: "none" }): Failure =>
  reworded(
    last,
    (words) => `The scenario was not run, for the implementation ${why}. Its last failure was:\n${words}`,
  );

const flaky = (once: Failure): Answer => ({
  kind: "failure",
  failure: reworded(
    { ...once, kind: "flaky" },
    (words) => `It failed once, and not again on the same scenarios asked one by one:\n${words}`,
  ),
});
