import {
  type Action,
  type ActionType,
  emptyState,
  type Mechanism,
  type Scenario,
  type State,
  step,
} from "../../spec/index.ts";
import type { Capabilities } from "../applicability/capabilities.ts";
import { hasAction } from "../declared.ts";
import type { Stage } from "./steps.ts";

/** What a play needs to know beside where it begins. */
interface Terms {
  readonly scale: bigint;
  readonly hostileNames: boolean;
  readonly capabilities: Capabilities;
}

/**
 * A scenario in the making. Each action is played against the model as it is
 * added, so that the next one meets the state that it leaves. What the
 * implementation cannot do is left out: it would not be asked of it anyhow.
 */
export class Play implements Stage {
  readonly mechanism: Mechanism;
  readonly scale: bigint;
  readonly maxAccounts: number;
  readonly hostileNames: boolean;
  readonly supported: readonly ActionType[];
  readonly #capabilities: Capabilities;
  readonly #genesis: State | undefined;
  readonly #actions: Action[] = [];
  #state: State;

  /** Without a genesis the venue is empty. */
  constructor(
    mechanism: Mechanism,
    genesis: State | undefined,
    { scale, hostileNames, capabilities }: Terms,
  ) {
    this.mechanism = mechanism;
    this.scale = scale;
    this.hostileNames = hostileNames;
    this.maxAccounts = capabilities.maxAccounts;
    this.supported = capabilities.actions;
    this.#capabilities = capabilities;
    this.#genesis = genesis;
    this.#state = genesis ?? emptyState(mechanism);
  }

  /** The state that the actions so far have led to. */
  get state(): State {
    return this.#state;
  }

  /** Plays one action after the other. Those that a generator gives may depend on the state that they meet. */
  act(actions: Iterable<Action>): void {
    for (const action of actions) {
      if (!hasAction(action, this.#capabilities)) continue;
      this.#actions.push(action);
      this.#state = step(this.mechanism, this.#state, action).state;
    }
  }

  get scenario(): Scenario {
    const { mechanism } = this;
    const genesis = this.#genesis === undefined ? {} : { genesis: this.#genesis };
    return { mechanism, ...genesis, actions: [...this.#actions] };
  }
}
