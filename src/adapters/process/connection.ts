import { match } from "ts-pattern";
import { describe, type Scenario, writeScenario } from "../../../spec/index.ts";
import { type Cause, errorIn, lastLineOf } from "../../protocol/cause.ts";
import type { Answer, Failure, FailureKind } from "../../protocol/implementation.ts";
import { printable, quotedLines } from "../../text/printable.ts";
import type { Channel, Ending, StartChannel } from "./channel.ts";
import { excerpt } from "../../protocol/decode.ts";
import { type Hello, helloMessage, readHello } from "../../protocol/hello.ts";
import type { Limits } from "../limits.ts";
import { Overdue } from "./overdue.ts";
import { Pace } from "./pace.ts";
import { answerBy } from "../allocator/allocator-answer.ts";
import { type AnswerMessage, isAnswerMessage, readAnswer } from "../../protocol/read-answer.ts";
import { readable } from "../../protocol/readable.ts";
import { type Deferred, deferred, keptWithin, patiently } from "../time.ts";

/** What waits for a message. It hears nothing once the connection is lost. */
type Question = Deferred<AnswerMessage | undefined>;

/**
 * One start of an implementation, from hello to bye. Its first fault (an end,
 * a late answer, a message that belongs to no question) loses it: it is
 * killed, and nothing that it says is heard any more.
 */
export class Connection {
  readonly #name: string;
  readonly #limits: Limits;
  readonly #isAsBefore: (hello: Hello) => boolean;
  readonly #channel: Channel;
  readonly #hello = deferred<Hello | undefined>();
  readonly #lost = deferred<Failure>();
  readonly #ended = deferred<void>();
  readonly #questions = new Map<string, Question>();
  readonly #pace: Pace;
  #asked = 0;
  #overdue: Overdue | undefined;
  #receipts = false;
  #isAllocator = false;
  #phase: "greeting" | "asking" | "leaving" | "lost" = "greeting";

  /** `name` begins the sentences of its failures; `isAsBefore` compares its hello with that of earlier starts. */
  constructor(
    name: string,
    start: StartChannel,
    limits: Limits,
    isAsBefore: (hello: Hello) => boolean = () => true,
    pace: Pace = new Pace(limits.scenarioMs, false),
  ) {
    this.#name = name;
    this.#limits = limits;
    this.#isAsBefore = isAsBefore;
    this.#pace = pace;
    this.#channel = start({
      onMessage: (message) => this.#receive(message),
      onEnd: (ending) => this.#end(ending),
    });
  }

  get isLost(): boolean {
    return this.#phase === "lost";
  }

  /** How many scenarios it was asked. */
  get asked(): number {
    return this.#asked;
  }

  get scenarioMs(): number {
    return this.#pace.limitMs;
  }

  /** Kept a moment after the connection is lost, never before. */
  get lost(): Promise<Failure> {
    return this.#lost.promise;
  }

  /** Says hello. Nothing comes back if the connection is lost instead. */
  async greet(): Promise<Hello | undefined> {
    const { startupMs } = this.#limits;
    this.#channel.send(helloMessage);
    const cancel = patiently(startupMs, () =>
      this.#lose("timeout", `did not answer within ${startupMs} ms`, adviceOnSilence),
    );
    const hello = await this.#hello.promise;
    cancel();
    if (hello === undefined || this.isLost) return undefined;
    this.#receipts = hello.capabilities.receipts;
    this.#isAllocator = hello.form === "allocator";
    this.#overdue = new Overdue(this.#pace, hello.inFlight, () =>
      this.#lose(
        "timeout",
        `answered nothing within the limit of ${this.#pace.limitMs} ms a scenario`,
        adviceOnSilence,
        undefined,
        // The limit may follow from what was measured, and is then another one in the next run.
        "answered nothing within the time limit",
      ),
    );
    return hello;
  }

  /**
   * Asks a scenario under an id that is new. Nothing comes back if the
   * connection is lost, also if it is lost by what came in one piece with the
   * answer: who answers twice at once has not answered.
   */
  async ask(id: string, scenario: Scenario): Promise<Answer | undefined> {
    this.#asked += 1;
    if (this.#isAllocator)
      return answerBy(
        (n, problem) => this.#exchange(`${id}.${n}`, { type: "allocate", ...problem }),
        scenario,
      );
    const answer = await this.#exchange(id, { type: "run", scenario: writeScenario(scenario, String) });
    if (answer === undefined) return undefined;
    return readAnswer(answer, scenario, this.#receipts);
  }

  /** One message, and the one that answers it; nothing if the connection is lost. */
  async #exchange(
    id: string,
    { type, ...rest }: Readonly<Record<string, unknown>>,
  ): Promise<AnswerMessage | undefined> {
    if (this.#phase !== "asking") return undefined;
    const question: Question = deferred();
    this.#questions.set(id, question);
    this.#overdue?.asked(id);
    this.#channel.send({ type, id, ...rest });
    const answer = await question.promise;
    return this.isLost ? undefined : answer;
  }

  /** Says bye and listens a little longer; then it is gone. Its exit code means nothing. */
  async leave(): Promise<void> {
    if (this.#phase === "asking") {
      this.#phase = "leaving";
      this.#channel.send({ type: "bye" });
      this.#channel.end();
      await keptWithin(this.#ended.promise, this.#limits.leaveMs);
    }
    await this.kill();
  }

  /** Ends it by force. Resolves once it is gone. */
  async kill(): Promise<void> {
    this.#overdue?.stop();
    await this.#channel.kill();
  }

  #receive(message: unknown): void {
    if (this.#phase === "lost") return;
    if (this.#phase === "greeting") return this.#receiveHello(message);
    if (!isAnswerMessage(message))
      return this.#breach(
        `an answer with the id of a scenario as text, found ${printable(strayWords(message))}`,
      );
    const question = this.#questions.get(message.id);
    if (question === undefined)
      return this.#breach(
        `each scenario to be answered once, found an answer to ${excerpt(message.id)}, which was answered before or never asked`,
      );
    this.#questions.delete(message.id);
    this.#overdue?.answered(message.id);
    question.resolve(message);
  }

  #receiveHello(message: unknown): void {
    const reading = readHello(message);
    if (!reading.ok)
      return this.#breach(`a valid answer to hello, found these faults:\n${readable(reading.faults)}`);
    if (!this.#isAsBefore(reading.value))
      return this.#breach("the same answer to hello at every start, found one that declares something else");
    this.#phase = "asking";
    this.#hello.resolve(reading.value);
  }

  #breach(expected: string): void {
    this.#lose("protocol", "broke the protocol", `Expected ${expected}.`);
  }

  #end({ kind, what, detail, record }: Ending): void {
    this.#ended.resolve();
    const expected = this.#phase === "leaving" && kind === "crash";
    if (!expected) this.#lose(kind, what, detail, record);
  }

  #lose(kind: FailureKind, what: string, detail?: string, recorded = detail, recordedWhat = what): void {
    if (this.#phase === "lost") return;
    const words = this.#channel.lastWords();
    const when = this.#when();
    const message = [
      `${this.#name} ${what} ${when}.`,
      ...(detail === undefined ? [] : [detail]),
      ...(words === "" ? [] : [`Its last words on standard error:\n${quotedLines(words)}`]),
    ].join("\n");
    const record = [
      `The implementation ${recordedWhat} ${when}.`,
      ...(recorded === undefined ? [] : [recorded]),
    ].join("\n");
    // What is written to a file is no guess at the form of a log.
    const became: Cause = { text: briefly(what, detail), record: briefly(recordedWhat, recorded) };
    const cause = kind === "crash" ? (errorIn(words) ?? { ...became, ...lastLineOf(words) }) : became;
    this.#phase = "lost";
    void this.kill();
    this.#lost.resolve({ kind, message, record, cause });
    this.#ended.resolve();
    this.#hello.resolve(undefined);
    for (const question of this.#questions.values()) question.resolve(undefined);
  }

  #when(): string {
    const asked = this.#questions.size;
    return match(this.#phase)
      .with("greeting", () => "before it had answered hello")
      .with("asking", "lost", () =>
        asked === 0
          ? "while nothing was asked of it"
          : `while ${asked === 1 ? "a scenario was" : `${asked} scenarios were`} under way`,
      )
      .with("leaving", () => "after bye")
      .exhaustive();
  }
}

/** What became of it, in one line; advice is no part of it. */
const briefly = (what: string, detail: string | undefined): string =>
  detail === undefined || detail === adviceOnSilence ? what : `${what}: ${lastLineOf(detail)?.text ?? ""}`;

const adviceOnSilence =
  "Expected one line of JSON on standard output. Check that standard output is flushed after each line, or raise the limit.";

/** What a message that answers nothing looks like. */
const strayWords = (message: unknown): string =>
  typeof message === "object" && message !== null && "id" in message
    ? `the id ${describe(message.id)}`
    : `${describe(message)} without an id`;
