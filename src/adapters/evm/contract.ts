import type { Abi, AbiFunction, Hex } from "viem";
import { printable } from "../../text/printable.ts";
import type { Limits } from "../limits.ts";
import { Unanswerable } from "../unanswerable.ts";
import type { Called, Chain } from "./chain.ts";
import type { Viem } from "./libraries.ts";
import { type Code, type Reverts, readsReverts } from "./reverts.ts";
import { functionsIn } from "./surface.ts";

/** A view to be called: its name, and its arguments. */
export type View = readonly [name: string, ...args: readonly unknown[]];

/** A contract with one surface or both, called by the names of its functions. */
export class Contract {
  readonly #viem: Viem;
  readonly #chain: Chain;
  readonly #functions: ReadonlyMap<string, AbiFunction>;
  readonly #reverts: Reverts;
  readonly #scenarioMs: number;
  #limitMs: number;
  #deadline: number;

  constructor(viem: Viem, chain: Chain, abi: Abi, { startupMs, scenarioMs }: Limits) {
    this.#viem = viem;
    this.#chain = chain;
    this.#functions = functionsIn(viem, abi);
    this.#reverts = readsReverts(viem, abi);
    this.#scenarioMs = scenarioMs;
    this.#limitMs = startupMs;
    this.#deadline = Date.now() + startupMs;
  }

  has(name: string): boolean {
    return this.#functions.has(name);
  }

  /** From here on all calls together have the time of one scenario. */
  startClock(): void {
    this.#limitMs = this.#scenarioMs;
    this.#deadline = Date.now() + this.#scenarioMs;
  }

  /** What the views return, each as a list of values. */
  async view(views: readonly View[]): Promise<readonly (readonly unknown[])[]> {
    const called = await this.#read(views);
    return views.map((view, i) => this.#decoded(view, called[i]));
  }

  /** Calls a function. Returns why it is refused, or undefined when it is accepted. */
  async send(call: View): Promise<Code | undefined> {
    const called = await this.#chain.send(this.#encoded(call));
    this.#checkClock();
    return this.#refusal(call, called);
  }

  /** The same for a function that returns something and changes nothing. */
  async ask(call: View): Promise<Code | readonly unknown[]> {
    const [called] = await this.#read([call]);
    return this.#refusal(call, called) ?? this.#decoded(call, called);
  }

  mark(): Promise<() => Promise<void>> {
    return this.#chain.mark();
  }

  async #read(views: readonly View[]): Promise<readonly Called[]> {
    const calls = views.map((view) => this.#encoded(view));
    const called = await this.#chain.read(calls, () => this.#checkClock());
    this.#checkClock();
    return called;
  }

  #refusal(call: View, called: Called | undefined): Code | undefined {
    if (called === undefined || called.ok) return undefined;
    const code = this.#reverts.codeOf(called.data);
    if (code === undefined) throw this.#reverts.failureOf(wordsFor(call), called);
    return code;
  }

  #function(name: string): AbiFunction {
    const found = this.#functions.get(name);
    if (found === undefined) throw new Unanswerable("unsupported", `The contract has no ${name}().`);
    return found;
  }

  #encoded([name, ...args]: View): Hex {
    const item = this.#function(name);
    return this.#viem.concat([
      this.#viem.toFunctionSelector(item),
      this.#viem.encodeAbiParameters(item.inputs, args),
    ]);
  }

  #decoded(view: View, called: Called | undefined): readonly unknown[] {
    if (called === undefined) return [];
    if (!called.ok) throw this.#reverts.failureOf(wordsFor(view), called);
    const { outputs } = this.#function(view[0]);
    try {
      return this.#viem.decodeAbiParameters(outputs, called.data);
    } catch {
      throw new Unanswerable(
        "protocol",
        `Expected ${wordsFor(view)} to return (${outputs.map(({ type }) => type).join(", ")}), found ${called.data === "0x" ? "no data: is there such a function?" : printable(called.data, 80)}`,
      );
    }
  }

  #checkClock(): void {
    if (Date.now() > this.#deadline)
      throw new Unanswerable(
        "timeout",
        `The contract took more than ${this.#limitMs} ms. Raise the limit with --timeout, or look for loops.`,
      );
  }
}

/** A call in words: `fund(0)`. */
const wordsFor = ([name, ...args]: View): string =>
  printable(`${name}(${args.map(wordFor).join(", ")})`, 200);

const wordFor = (arg: unknown): string =>
  typeof arg === "bigint" || typeof arg === "string" ? String(arg) : "...";
