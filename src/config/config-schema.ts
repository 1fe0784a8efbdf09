import Type from "typebox";
import { levels } from "../../properties/index.ts";
import { actionTypes, RuleSchema } from "../../spec/index.ts";
import { mostRuns } from "../campaign/most.ts";
import { type ProfileName, profiles } from "../check/report.ts";
import { features } from "../check/require.ts";
import { oneOf } from "../result/one-of.ts";

const closed = { additionalProperties: false } as const;

/** Not empty: an empty text is mostly a variable that is not set. */
const text = (description: string) => Type.String({ pattern: "\\S", description });
const texts = (description: string) => Type.Array(text(description), { description });
const whole = (minimum: number, maximum: number, of = "") =>
  Type.Integer({ minimum, maximum, description: `a whole number${of} from ${minimum} to ${maximum}` });
const named = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>({ ...oneOf(...values), description: `one of ${values.join(", ")}` });
const milliseconds = whole(1, 3_600_000, " of milliseconds");

/** A name that the syntax of --require can hold. */
const mechanismName = Type.String({
  pattern: "^[^+,=]*[^+,=\\s][^+,=]*$",
  description: 'a preset, or a file without "+", "," or "=" in its name',
});

const RequireSchema = Type.Object(
  {
    accounts: Type.Optional(whole(1, 1_000_000)),
    amount: Type.Optional(
      Type.String({ pattern: "^[1-9][0-9]{0,119}$", description: "atoms, as a text of digits" }),
    ),
    mechanisms: Type.Optional(
      Type.Union([Type.Literal("any"), Type.Array(mechanismName)], {
        description: '"any", or a list of presets and files',
      }),
    ),
    actions: Type.Optional(Type.Array(named(actionTypes))),
    rules: Type.Optional(Type.Array(RuleSchema)),
    features: Type.Optional(Type.Array(named(features))),
    laws: Type.Optional(whole(1, 1000)),
  },
  closed,
);

const settings = {
  mechanism: Type.Optional(text("a preset, or the file of a mechanism")),
  profile: Type.Optional(named(Object.keys(profiles) as ProfileName[])),
  runs: Type.Optional(whole(1, mostRuns)),
  seed: Type.Optional(whole(-(2 ** 31), 2 ** 31 - 1)),
  only: Type.Optional(texts("the id of an invariant")),
  skip: Type.Optional(texts("the id of an invariant")),
  failLevel: Type.Optional(named(levels)),
  require: Type.Optional(RequireSchema),
  allowNarrower: Type.Optional(
    text("why it is right that stored counterexamples ask for more than is declared"),
  ),
  knownFailures: Type.Optional(text("the file that lists known failures")),
  regressions: Type.Optional(text("the folder of stored counterexamples")),
  reports: Type.Optional(text("the folder of run.json and every report; a later run replaces them")),
  out: Type.Optional(text("the folder of the run itself, which must be new")),
  timeout: Type.Optional(milliseconds),
  startupTimeout: Type.Optional(milliseconds),
  timeBudget: Type.Optional(whole(1, 1_000_000, " of seconds")),
  watch: Type.Optional(texts("a file or folder whose changes make --watch run again")),
};

const ImplementationSchema = Type.Object(
  {
    command: Type.Optional(
      Type.Array(Type.String(), { minItems: 1, description: "a list: a program, and its arguments" }),
    ),
    module: Type.Optional(text("the file of a JavaScript module")),
    evm: Type.Optional(text("an artifact of Foundry or Hardhat")),
    rpc: Type.Optional(text("the address of a local node")),
    address: Type.Optional(text("0x and 40 hexadecimal digits")),
    model: Type.Optional(Type.Literal(true, { description: "true: the reference model itself" })),
    ...settings,
  },
  closed,
);

/** What a configuration file holds. Exactly one way to reach each implementation: see read-config.ts. */
export const ConfigSchema = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    ...settings,
    implementations: Type.Record(
      Type.String({ pattern: "^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$" }),
      ImplementationSchema,
      { ...closed, minProperties: 1, description: "an object with at least one implementation, by name" },
    ),
  },
  { ...closed, description: "what `paripassu check` does in a project" },
);
