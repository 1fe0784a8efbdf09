import { open } from "node:fs/promises";

/** The most bytes of a document that a command reads: a scenario, a mechanism, a stored case. */
export const mostDocumentBytes = 64 * 1024 * 1024;

/** The most bytes of the result of a run. */
export const mostResultBytes = 256 * 1024 * 1024;

/** A document is longer than anything that this suite reads. */
export class TooLongError extends Error {
  constructor(most: number) {
    super(`it has more than ${most / 1024 / 1024} MiB, the most that is read`);
    this.name = "TooLongError";
  }
}

/** The text of a file, or of anything that can be read once, such as a pipe. Throws TooLongError. */
export const textOf = async (path: string, most = mostDocumentBytes): Promise<string> => {
  const file = await open(path);
  try {
    const found = await file.stat();
    if (found.isFile() && found.size > most) throw new TooLongError(most);
    return await textFrom(file.createReadStream({ autoClose: false }), most);
  } finally {
    await file.close();
  }
};

/** The text of a stream, such as standard input. Throws TooLongError. */
export const textFrom = async (stream: AsyncIterable<unknown>, most = mostDocumentBytes): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > most) throw new TooLongError(most);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("utf8");
};
