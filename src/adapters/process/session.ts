import type { Capabilities } from "../../../properties/index.ts";
import type { Scenario } from "../../../spec/index.ts";
import type {
  About,
  Answer,
  Failure,
  Fresh,
  Implementation,
  Restarts,
} from "../../protocol/implementation.ts";
import type { Connection } from "./connection.ts";
import { echoMs, FreshRun, notRun } from "./fresh-run.ts";
import type { Hello } from "../../protocol/hello.ts";
import { mostFailed, mostLost } from "../limits.ts";
import { keptWithin } from "../time.ts";

interface Job {
  readonly scenario: Scenario;
  readonly settle: (answer: Answer) => void;
}

/**
 * An implementation behind one connection after the other. When a connection
 * is lost, what was under way is asked again, one by one. A scenario that fails
 * in a process that was asked nothing before is to blame for its failure. If
 * none does, all are answered, and the loss is noted by itself: it depends on
 * what was asked before. So what comes of a scenario does not depend on what
 * else is asked, or on who answers first.
 */
export class Session implements Implementation, Restarts {
  readonly about: About;
  readonly capabilities: Capabilities;
  readonly inFlight: number;
  readonly #connect: () => Connection;
  readonly #waiting: Job[] = [];
  /** In the order in which they were asked. */
  readonly #underWay = new Set<Job>();
  /** What went wrong while nothing was asked. */
  readonly #strays: Failure[] = [];
  /** What ended a process, and is no scenario's own doing. */
  #losses: Failure[] = [];
  #connection: Connection | undefined;
  /** Kept when the connection before is gone: two never run at once. */
  #gone: Promise<void> = Promise.resolve();
  #recovery: Promise<void> | undefined;
  #failed = 0;
  #lost = 0;
  #lastId = 0;
  #scenarioMs: number;
  #lastFailure: Failure | undefined;
  /** Why nothing is asked any more. */
  #over: Failure | undefined;
  #isClosed = false;
  #closing: Promise<readonly Failure[]> | undefined;

  /** `connect` makes a new connection, not yet greeted; `connection` has answered with `hello`. */
  constructor(connect: () => Connection, connection: Connection, { about, capabilities, inFlight }: Hello) {
    this.#connect = connect;
    this.about = about;
    this.capabilities = capabilities;
    this.inFlight = inFlight;
    this.#scenarioMs = connection.scenarioMs;
    this.#use(connection);
  }

  get restarts(): Restarts {
    return this;
  }

  get isGivenUp(): boolean {
    return this.#over !== undefined;
  }

  get scenarioMs(): number {
    return this.#connection?.scenarioMs ?? this.#scenarioMs;
  }

  answer(scenario: Scenario): Promise<Answer> {
    return new Promise((settle) => {
      this.#waiting.push({ scenario, settle });
      this.#askNext();
    });
  }

  async fresh(): Promise<Fresh> {
    await this.#rest();
    const connection = this.#connect();
    this.#scenarioMs = connection.scenarioMs;
    return new FreshRun(connection);
  }

  losses(): readonly Failure[] {
    const losses = this.#losses;
    this.#losses = [];
    return losses;
  }

  async renew(): Promise<void> {
    await this.#rest();
    this.#failed = 0;
    this.#lost = 0;
    if (!this.#isClosed) this.#over = undefined;
  }

  close(): Promise<readonly Failure[]> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  /** Lets the program leave, with nothing under way. */
  async #rest(): Promise<void> {
    await this.#recovery;
    const connection = this.#connection;
    if (connection !== undefined) {
      this.#scenarioMs = connection.scenarioMs;
      await connection.leave();
      this.#connection = undefined;
    }
    await this.#gone;
  }

  /** Asks what waits, as far as the implementation takes it. */
  #askNext(): void {
    while (this.#recovery === undefined && this.#underWay.size < this.inFlight) {
      // Who asks between a loss and onLost must not become a suspect.
      if (this.#connection?.isLost === true) return;
      const job = this.#waiting.shift();
      if (job === undefined) return;
      if (this.#over !== undefined) job.settle(failed(this.#over));
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
    const [only, ...others] = suspects;
    if (only === undefined) {
      // Nobody's answer: it is told when the session is closed.
      this.#strays.push(failure);
      this.#countLoss();
    } else if (others.length === 0 && connection.asked === 1) only.settle(this.#blamed(failure));
    else {
      this.#recovery = this.#recover(suspects, failure);
      return;
    }
    this.#askNext();
  }

  #drop(connection: Connection, failure: Failure): void {
    if (this.#connection === connection) this.#connection = undefined;
    this.#scenarioMs = connection.scenarioMs;
    this.#lastFailure = failure;
    this.#gone = connection.kill();
  }

  /** Finds out which suspect is to blame, and makes a new connection. */
  async #recover(suspects: readonly Job[], failure?: Failure): Promise<void> {
    let isFound = false;
    const answers = new Map<Job, Answer>();
    for (const job of suspects) {
      const { answer, isBlamed } = await this.#tryAlone(job.scenario);
      answers.set(job, answer);
      isFound ||= isBlamed;
    }
    if (suspects.length === 0) await this.#connected();
    else if (failure !== undefined && !isFound) this.#noteLoss(failure);

    for (const [job, answer] of answers) job.settle(answer);
    this.#recovery = undefined;
    if (this.#connection !== undefined) this.#use(this.#connection);
    this.#askNext();
  }

  /** One scenario with nothing else under way: what fails in a fresh process is its own doing. */
  async #tryAlone(scenario: Scenario): Promise<{ readonly answer: Answer; readonly isBlamed: boolean }> {
    const connection = await this.#connected();
    if (connection === undefined) return { answer: failed(this.#over ?? closed), isBlamed: true };
    const answer = await connection.ask(this.#newId(), scenario);
    if (answer !== undefined && !(await keptWithin(connection.lost, echoMs)))
      return { answer, isBlamed: false };
    const failure = await connection.lost;
    this.#drop(connection, failure);
    if (connection.asked === 1) return { answer: this.#blamed(failure), isBlamed: true };
    const again = await this.#tryAlone(scenario);
    if (!again.isBlamed) this.#noteLoss(failure);
    return again;
  }

  #blamed(failure: Failure): Answer {
    this.#failed += 1;
    if (this.#failed >= mostFailed)
      this.#over ??= notRun(`was given up after ${mostFailed} scenarios that failed`, this.#lastFailure);
    return failed(failure);
  }

  #noteLoss(failure: Failure): void {
    this.#losses.push(failure);
    this.#countLoss();
  }

  #countLoss(): void {
    this.#lost += 1;
    if (this.#lost >= mostLost)
      this.#over ??= notRun(
        `was given up after it had failed ${mostLost} times where no scenario fails by itself`,
        this.#lastFailure,
      );
  }

  /** The connection, or a new one; nothing once it is over. */
  async #connected(): Promise<Connection | undefined> {
    if (this.#connection !== undefined) return this.#connection;
    await this.#gone;
    if (this.#over !== undefined) return undefined;
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
    this.#isClosed = true;
    this.#over ??= closed;
    this.#askNext();
    // Who is still at work is not waited for: its answers are failures from here on.
    await (idle ? this.#connection?.leave() : this.#connection?.kill());
    await this.#recovery;
    await this.#gone;
    return [...this.#strays, ...this.losses()];
  }
}

const failed = (failure: Failure): Answer => ({ kind: "failure", failure });

const closed: Failure = {
  kind: "crash",
  message: "The session was closed before this scenario was answered.",
  isNotRun: true,
};
