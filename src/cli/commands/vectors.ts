import type { Command } from "commander";
import { timing } from "../options.ts";
import type { Subject } from "../subject.ts";
import type { FillFlags } from "../vectors.ts";

/** `paripassu vectors`, with its own commands. */
export const addVectors = (root: Command, done: (code: number) => void): void => {
  const vectors = root
    .command("vectors")
    .description("test vectors: markets, and the states that the specification prescribes, as JSON files");

  vectors
    .command("fill")
    .description("write the vectors that follow from the model (default: tiny and standard)")
    .option("--size <size>", "tiny, standard or full")
    .option("--out <dir>", "the folder of the sizes", "vectors")
    .option("--check", "write nothing; exit code 1 unless what is there is the same, byte for byte")
    .addHelpText(
      "after",
      "\nExamples:\n  paripassu vectors fill --check\n  paripassu vectors fill --size full --out build/vectors",
    )
    .action(async (flags: FillFlags) => {
      const { fillCommand } = await import("../vectors.ts");
      done(await fillCommand(flags));
    });

  vectors
    .command("check")
    .description("compare vectors with their manifest and with the model")
    .argument("[dir]", "a folder with a manifest.json, or of such folders", "vectors")
    .addHelpText("after", "\nExample:\n  paripassu vectors check vectors/tiny")
    .action(async (directory: string) => {
      const { checkVectorsCommand } = await import("../vectors.ts");
      done(await checkVectorsCommand(directory));
    });

  timing(vectors.command("run"))
    .description("run vectors against an implementation")
    .argument("<file>", "a file of vectors, or a folder of them")
    .argument("[command...]", "the implementation, after --")
    .option("--model", "the reference model itself, in place of an implementation")
    .addHelpText(
      "after",
      [
        "",
        "Exit codes: 0 every case that was run agrees, 1 one does not, 2 wrong usage, 3 none was run, 4 never became usable.",
        "",
        "Example:",
        "  paripassu vectors run vectors/tiny -- python3 examples/python/honest.py",
      ].join("\n"),
    )
    .action(async (path: string, command: string[], flags: Omit<Subject, "command">) => {
      const { runVectorsCommand } = await import("../run-vectors.ts");
      done(await runVectorsCommand(path, { ...flags, command }));
    });
};
