import type { Answer, Failure, Fresh } from "../../protocol/implementation.ts";
import type { Scenario } from "../../../spec/index.ts";
import type { Connection } from "./connection.ts";
import { keptWithin } from "../time.ts";

/** A scenario tried alone is listened after for so long: a second answer comes soon. */
export const echoMs = 20;

/** One start of a program, for scenarios one at a time. */
export class FreshRun implements Fresh {
  readonly #connection: Connection;
  readonly #greeting: Promise<unknown>;
  #lastId = 0;

  /** The connection is not yet greeted. */
  constructor(connection: Connection) {
    this.#connection = connection;
    this.#greeting = connection.greet();
  }

  get isOver(): boolean {
    return this.#connection.isLost;
  }

  async answer(scenario: Scenario): Promise<Answer> {
    const hello = await this.#greeting;
    this.#lastId += 1;
    const answer =
      hello === undefined ? undefined : await this.#connection.ask(String(this.#lastId), scenario);
    if (answer !== undefined) return answer;
    const failure = await this.#connection.lost;
    return {
      kind: "failure",
      failure: hello === undefined ? notRun("did not come up again", failure) : failure,
    };
  }

  async close(): Promise<Failure | undefined> {
    const hello = await this.#greeting;
    const isLost = await keptWithin(this.#connection.lost, echoMs);
    const failure = isLost ? await this.#connection.lost : undefined;
    await this.#connection.leave();
    return hello === undefined ? undefined : failure;
  }
}

/** The failure of a scenario that is not asked any more, and why. */
export const notRun = (
  why: string,
  last: Failure = { kind: "crash", message: "none", cause: { text: "it never failed" } },
): Failure => {
  const words = (text: string): string =>
    `The scenario was not run, for the implementation ${why}. Its last failure was:\n${text}`;
  return {
    ...last,
    message: words(last.message),
    record: words(last.record ?? last.message),
    isNotRun: true,
  };
};
