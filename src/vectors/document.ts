import Type from "typebox";
import { ActionSchema, MechanismSchema, StateSchema, StepSchema } from "../../spec/index.ts";
import { flags } from "./flags.ts";

/** The documents of the vectors: the one source of reading them, of their types, and of the published schemas. */

const closed = { additionalProperties: false } as const;

const FlagSchema = Type.String({ enum: [...flags], description: "a flag: a class of bugs" });

export const VectorSchema = Type.Object(
  {
    id: Type.String({ description: "the mechanism's name, a slash, and the case" }),
    comment: Type.String({ description: "what happens, for people" }),
    flags: Type.Array(FlagSchema, {
      minItems: 1,
      description: "an implementation with a fault of one of these classes fails here",
    }),
    genesis: Type.Optional(StateSchema),
    actions: Type.Array(ActionSchema, { minItems: 1 }),
    expected: Type.Array(StepSchema, { description: "what came of each action, and the state after it" }),
  },
  closed,
);

export const VectorsSchema = Type.Object(
  {
    format: Type.Literal("paripassu/vectors/1"),
    spec: Type.String({ description: "the version of the specification" }),
    size: Type.String({ enum: ["tiny", "standard", "full"] }),
    mechanism: MechanismSchema,
    cases: Type.Array(VectorSchema),
  },
  closed,
);

export const ManifestSchema = Type.Object(
  {
    format: Type.Literal("paripassu/vectors-manifest/1"),
    spec: Type.String({ description: "the version of the specification" }),
    size: Type.String({ enum: ["tiny", "standard", "full"] }),
    files: Type.Record(
      Type.String(),
      Type.Object(
        {
          sha256: Type.String({ pattern: "^[0-9a-f]{64}$" }),
          cases: Type.Integer({ minimum: 1 }),
        },
        closed,
      ),
      { description: "every file beside the manifest, by name" },
    ),
    flags: Type.Record(
      Type.String(),
      Type.Object({ bug: Type.String(), effect: Type.String() }, closed),
      { description: "what the flags name" },
    ),
  },
  closed,
);

export type Vector = Type.Static<typeof VectorSchema>;
export type Vectors = Type.Static<typeof VectorsSchema>;
export type Manifest = Type.Static<typeof ManifestSchema>;
export type Size = "tiny" | "standard" | "full";

/** The text of a file of vectors: a line for each action and each step, so that a change is seen where it is. */
export const vectorsText = ({ cases, ...head }: Vectors): string => {
  const opening = Object.entries(head).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)},`);
  return `{\n${opening.join("\n")}\n"cases": [\n${cases.map(vectorText).join(",\n")}\n]\n}\n`;
};

const vectorText = ({ actions, expected, ...head }: Vector): string => {
  const opening = Object.entries(head).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`);
  const list = (key: string, items: readonly unknown[]): string =>
    `  "${key}": [\n${items.map((item) => `    ${JSON.stringify(item)}`).join(",\n")}\n  ]`;
  return `{\n${[...opening, `${list("actions", actions)},`, list("expected", expected)].join("\n")}\n}`;
};
