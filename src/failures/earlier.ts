import type { Scenario } from "../../spec/index.ts";
import type { Earlier } from "../campaign/finding.ts";
import type { Failure } from "../protocol/implementation.ts";
import type { Reruns } from "./reruns.ts";
import { keyOf } from "../protocol/same-cause.ts";
import type { Followed } from "./sequence.ts";

/** What must be asked first for a scenario to fail, as little of it as was found. */
export interface Needed extends Followed {
  /** It is their number that counts: it fails after this many scenarios without any action, too. */
  readonly isCount: boolean;
}

/** Each try starts a process; one that hangs costs the whole time limit. */
const mostTries = 60;
const mostHangs = 8;

/** Leaves out what need not be asked before: all that it holds, then halves, quarters, and scenarios one by one. */
export const needed = async (reruns: Reruns, followed: Followed): Promise<Needed> => {
  const search = new EarlierSearch(reruns, keyOf(followed.failure));
  const { last, before } = followed;
  const empty = emptied(last);
  const failure = await search.fails(
    before.map(() => empty),
    empty,
  );
  if (failure !== undefined)
    return {
      failure,
      last: empty,
      before: before.map((one) => ({ ...one, scenario: empty.scenario })),
      isCount: true,
    };
  return { ...(await search.smallest(followed)), isCount: false };
};

/** Nothing is done in it. */
const emptied = (one: Earlier): Earlier => {
  const scenario: Scenario = { mechanism: one.scenario.mechanism, actions: [] };
  return { ...one, scenario };
};

class EarlierSearch {
  readonly #reruns: Reruns;
  readonly #key: string;
  #tries = 0;
  #hangs = 0;

  constructor(reruns: Reruns, key: string) {
    this.#reruns = reruns;
    this.#key = key;
  }

  /** The failure of the last one, where it fails as it did, and none before it. */
  async fails(before: readonly Earlier[], last: Earlier): Promise<Failure | undefined> {
    if (this.#tries >= mostTries || this.#hangs >= mostHangs) return undefined;
    this.#tries += 1;
    const answers = await this.#reruns.inOrder([...before, last].map(({ scenario }) => scenario));
    const answer = answers.at(-1);
    if (answer?.kind !== "failure") return undefined;
    if (answer.failure.kind === "timeout") this.#hangs += 1;
    return answers.length === before.length + 1 && keyOf(answer.failure) === this.#key
      ? answer.failure
      : undefined;
  }

  /** Parts are left out from the front: what was asked long ago is needed least. */
  async smallest(followed: Followed): Promise<Followed> {
    let best = followed;
    for (let size = Math.ceil(best.before.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
      for (let from = 0; from < best.before.length;) {
        const before = [...best.before.slice(0, from), ...best.before.slice(from + size)];
        const failure = await this.fails(before, best.last);
        if (failure === undefined) from += size;
        else best = { ...best, failure, before };
      }
    return best;
  }
}
