import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { blocksOf, root } from "./pages.ts";

/** What blocks import, as files of this checkout. */
const paths = {
  paripassu: ["./src/index.ts"],
  "paripassu/spec": ["./spec/index.ts"],
  "paripassu/properties": ["./properties/index.ts"],
  "paripassu/vitest": ["./src/vitest/index.ts"],
  "paripassu/evm": ["./src/adapters/evm/index.ts"],
};

const folder = join(root, "test/unit/docs");

/** The files that the compiler sees, by path: each block, and the venue that the reader has. */
const filesOf = (blocks: readonly string[]): ReadonlyMap<string, string> =>
  new Map([
    [join(folder, "venue.ts"), 'export * from "../../../examples/typescript/honest.ts";'],
    ...blocks.map((text, i) => [join(folder, `block-${i}.ts`), `${text}\nexport {};\n`] as const),
  ]);

/** What the compiler says of each block. */
const faultsOf = (blocks: readonly string[]): readonly (readonly string[])[] => {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: ["node"],
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    noEmit: true,
    paths,
  };
  const files = filesOf(blocks);
  const host = ts.createCompilerHost(options);
  const disk = ts.createCompilerHost(options);
  host.getCurrentDirectory = () => root;
  host.fileExists = (name) => files.has(name) || disk.fileExists(name);
  host.readFile = (name) => files.get(name) ?? disk.readFile(name);
  host.getSourceFile = (name, ...more) => {
    const text = files.get(name);
    return text === undefined
      ? disk.getSourceFile(name, ...more)
      : ts.createSourceFile(name, text, more[0], true);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return blocks.map((_, i) => {
    const file = program.getSourceFile(join(folder, `block-${i}.ts`));
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "),
    );
  });
};

describe("a TypeScript block on a page", () => {
  it("has types that fit the package, and one that does not is refused", () => {
    const blocks = blocksOf("ts");
    const wrong = 'import { nowhere } from "paripassu/spec";\nnowhere();';
    const faults = faultsOf([...blocks.map(({ text }) => text), wrong]);
    expect(blocks.length).toBeGreaterThan(4);
    expect(blocks.map(({ page, line }, i) => [`${page}:${line}`, faults[i]])).toEqual(
      blocks.map(({ page, line }) => [`${page}:${line}`, []]),
    );
    expect(faults.at(-1)).toEqual([expect.stringContaining("nowhere")]);
  });
});
