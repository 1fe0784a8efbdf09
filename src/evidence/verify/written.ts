import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { documentText } from "../../files/files.ts";
import { blockName, type Kept, readEnvironment } from "../../folder/run-folder.ts";
import { writeBlock } from "../../folder/block-file.ts";
import { writePart } from "../../folder/part-file.ts";
import { planOf } from "../../folder/plan-file.ts";
import { jsonText } from "../../text/printable.ts";
import type { Environment } from "../../subject/environment.ts";

/**
 * Files of a run that are not, to the byte, as this version writes what it
 * reads in them: nothing is said in them beside, and nothing twice, of which
 * another reader might take the other one.
 */
export const notAsWritten = async (folder: string, kept: Kept): Promise<readonly string[]> => {
  const { plan, part, blocks, asked, capabilities } = kept;
  const { stored, subject, shard } = plan;
  const parts = { asked, stored, ...(subject && { subject }), ...(shard && { shard }) };
  const environment = (await readEnvironment(folder)).map(inOrder);
  const due: readonly (readonly [string, string])[] = [
    ["plan.json", documentText(planOf({ about: plan.implementation, capabilities }, parts))],
    ["environment.json", documentText(environment)],
    ...(part === undefined ? [] : [["part.json", documentText(writePart(part, part))] as const]),
    ...blocks.map((block) => [blockName(block.number), `${jsonText(writeBlock(block), 0)}\n`] as const),
  ];
  const different: string[] = [];
  for (const [path, text] of due)
    if (!Buffer.from(text).equals(await readFile(join(folder, path)).catch(() => Buffer.alloc(0))))
      different.push(`${path} is not written as a run writes it`);
  return different;
};

const inOrder = ({
  paripassu,
  spec,
  node,
  platform,
  packages,
}: Environment[number]): Environment[number] => ({
  paripassu,
  spec,
  node,
  platform,
  packages: Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1))),
});
