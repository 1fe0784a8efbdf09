import Type from "typebox";
import { Compile } from "typebox/compile";
import type { Capabilities } from "../../properties/index.ts";
import {
  actionTypes,
  atoms,
  type Fault,
  faultsOf,
  type Mechanism,
  protocolVersion,
  readMechanism,
  type Reading,
  RuleSchema,
  specVersion,
  writeMechanism,
} from "../../spec/index.ts";
import type { About } from "./implementation.ts";
import { withoutFolders } from "./machine.ts";
import { printable, visible } from "../text/printable.ts";
import { allocatorLayers, allocatorSupports, servedByOne } from "./allocator.ts";
import { fundThenEquity } from "./allocator.ts";

/** What we say first. */
export const helloMessage = { type: "hello", protocol: protocolVersion, spec: specVersion } as const;

/** What an answer to hello tells of an implementation. */
export interface Hello {
  readonly about: About;
  readonly capabilities: Capabilities;
  /** How many scenarios it takes before it has answered the first. */
  readonly inFlight: number;
  /** It splits losses and does nothing else: it is asked to allocate, not to run. */
  readonly form?: "allocator";
}

const flag = Type.Optional(Type.Boolean({ description: "true or false" }));

/** What an implementation says it can do. */
export const SupportsSchema = Type.Object({
  // How many there may be is bounded, for to read them takes time.
  mechanisms: Type.Union(
    [
      Type.Literal("any"),
      Type.Array(Type.Object({ waterfall: Type.Array(Type.Unknown(), { maxItems: 100 }) }), {
        minItems: 1,
        maxItems: 1000,
      }),
    ],
    { description: '"any" or a list of 1 to 1000 mechanism documents with at most 100 layers each' },
  ),
  actions: Type.Array(
    // Actions beyond the ledger tier may be named; they are not asked for.
    Type.String({
      pattern: "^[A-Za-z][A-Za-z-]{0,63}$",
      description: `the name of an action, such as ${actionTypes.join(", ")}`,
    }),
    { minItems: 1, maxItems: 100, description: `a list of actions, of ${actionTypes.join(", ")}` },
  ),
  rules: Type.Optional(
    Type.Array(RuleSchema, { minItems: 1, maxItems: 100, description: "a list of rules of haircuts" }),
  ),
  genesis: flag,
  receipts: flag,
  onExit: flag,
  maxAccounts: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 1_000_000, description: "an integer from 1 to 1000000" }),
  ),
  maxAmount: Type.Optional(
    Type.String({
      // Scenarios need some room; and a few of their steps must not lead past what documents may hold.
      pattern: "^[1-9][0-9]{3,119}$",
      description: "an integer of at least 1000 as text, of at most 120 digits",
    }),
  ),
  inFlight: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 1024, description: "an integer from 1 to 1024" }),
  ),
});

/** The answer to hello. Keys beyond these are not read. */
export const HelloSchema = Type.Object(
  {
    type: Type.Literal("hello"),
    protocol: Type.Literal(protocolVersion),
    form: Type.Optional(Type.Literal("allocator")),
    implementation: Type.Object({
      name: Type.String({ minLength: 1, description: "a name" }),
      version: Type.String({ description: "a version as text" }),
      language: Type.String({ description: "the name of a language" }),
    }),
    supports: SupportsSchema,
  },
  {
    description: 'the answer to hello, {"type":"hello","protocol":1,"implementation":{...},"supports":{...}}',
  },
);
type HelloText = Type.Static<typeof HelloSchema>;

const validator = Compile(HelloSchema);

/** An allocator need not say what any allocator can do, nor name the mechanism that most stand for. */
const completed = (message: unknown): unknown => {
  if (typeof message !== "object" || message === null || !("form" in message)) return message;
  const { supports } = message as { supports?: unknown };
  if (supports !== undefined && (typeof supports !== "object" || supports === null)) return message;
  const mechanisms = [writeMechanism(fundThenEquity, String)];
  return { ...message, supports: { mechanisms, ...supports, ...allocatorSupports } };
};

const notItsMechanism = (mechanisms: "any" | readonly Mechanism[]): readonly Fault[] => {
  const path = "/supports/mechanisms";
  if (mechanisms === "any" || mechanisms.length > 1)
    return [
      {
        path,
        expected: "one mechanism, of an allocator",
        found: mechanisms === "any" ? '"any"' : `${mechanisms.length}`,
      },
    ];
  return mechanisms
    .filter((mechanism) => allocatorLayers(mechanism) === undefined)
    .map(() => ({ path: `${path}/0`, expected: servedByOne, found: "another one" }));
};

/** What it says of itself is written to files: see machine.ts. */
const wording = (text: string): string => printable(withoutFolders(text), 100);

/** Reads the answer to hello. Believes nothing else. */
export const readHello = (given: unknown): Reading<Hello> => {
  const message = completed(given);
  if (!validator.Check(message)) return { ok: false, faults: faultsOf(validator, message) };
  const { implementation, supports }: HelloText = message;
  const mechanisms = readMechanisms(supports.mechanisms);
  if (!mechanisms.ok) return mechanisms;
  const faults = message.form === undefined ? [] : notItsMechanism(mechanisms.value);
  if (faults.length > 0) return { ok: false, faults };
  const actions = actionTypes.filter((type) => supports.actions.includes(type));
  if (actions.length === 0)
    return {
      ok: false,
      faults: [
        {
          path: "/supports/actions",
          expected: `some of ${actionTypes.join(", ")}`,
          found: `a list of ${supports.actions.length} others`,
        },
      ],
    };
  const { rules, genesis = true, receipts = false, maxAccounts = 64, maxAmount, inFlight = 1 } = supports;
  const { name, version, language } = implementation;
  const about = { name: wording(name), version: wording(version), language: wording(language) };
  const capabilities: Capabilities = {
    mechanisms: mechanisms.value,
    ...(rules === undefined ? {} : { rules }),
    actions,
    genesis,
    receipts,
    maxAccounts,
    ...(maxAmount === undefined ? {} : { maxAmount: atoms(BigInt(maxAmount)) }),
    ...(supports.onExit === undefined ? {} : { onExit: supports.onExit }),
  };
  const form = message.form === undefined ? {} : { form: message.form };
  return { ok: true, value: { about, capabilities, inFlight, ...form } };
};

const readMechanisms = (documents: "any" | readonly unknown[]): Reading<"any" | readonly Mechanism[]> => {
  if (documents === "any") return { ok: true, value: "any" };
  const mechanisms: Mechanism[] = [];
  for (const [i, document] of documents.entries()) {
    const base = `/supports/mechanisms/${i}`;
    const reading = readMechanism(document, base);
    if (!reading.ok) return reading;
    const faults = unprintable(reading.value, base);
    if (faults.length > 0) return { ok: false, faults };
    mechanisms.push(reading.value);
  }
  return { ok: true, value: mechanisms };
};

/** These two texts travel on into reports and back to the implementation: escaping would change them. */
export const unprintable = ({ name, asset }: Mechanism, base: string): readonly Fault[] =>
  [
    { path: `${base}/name`, text: name },
    { path: `${base}/asset/symbol`, text: asset.symbol },
  ]
    .filter(({ text }) => withoutFolders(visible(text)) !== text)
    .map(({ path, text }) => ({
      path,
      expected:
        visible(text) === text ? "text without a folder of this machine" : "text without control characters",
      found: `"${printable(text)}"`,
    }));
