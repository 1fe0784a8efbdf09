import type { Scenario } from "../../spec/index.ts";
import type { Answer, Failure, Fresh, Implementation } from "../protocol/implementation.ts";

/** Runs scenarios again, apart from the run: in processes of their own, where the implementation has one. */
export class Reruns {
  readonly #implementation: Implementation;
  #fresh: Fresh | undefined;

  constructor(implementation: Implementation) {
    this.#implementation = implementation;
  }

  /** In a process that may have answered others before: quick, and the failure may be theirs. */
  async next(scenario: Scenario): Promise<Answer> {
    const { restarts } = this.#implementation;
    if (restarts === undefined) return this.#implementation.answer(scenario);
    this.#fresh ??= await restarts.fresh();
    const answer = await this.#fresh.answer(scenario);
    if (this.#fresh.isOver) await this.close();
    return answer;
  }

  /** A process is there that has answered everything since it was started. */
  get isGoingOn(): boolean {
    return this.#fresh !== undefined;
  }

  /** One after the other, in a process that was asked nothing before: the answers, until it ends. */
  async inOrder(scenarios: readonly Scenario[]): Promise<readonly Answer[]> {
    await this.close();
    const answers: Answer[] = [];
    for (const scenario of scenarios) {
      const answer = await this.next(scenario);
      answers.push(answer);
      if (this.#implementation.restarts !== undefined && !this.isGoingOn) return answers;
    }
    const late = await this.close();
    return late === undefined ? answers : [...answers.slice(0, -1), { kind: "failure", failure: late }];
  }

  /** The failure of a scenario that was run alone; undefined: it was answered. */
  async alone(scenario: Scenario): Promise<Failure | undefined> {
    const [answer] = await this.inOrder([scenario]);
    return answer?.kind === "failure" ? answer.failure : undefined;
  }

  async close(): Promise<Failure | undefined> {
    const fresh = this.#fresh;
    this.#fresh = undefined;
    return fresh?.close();
  }
}
