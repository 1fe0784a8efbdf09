import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { build } from "../toolchains.ts";

const root = join(import.meta.dirname, "../..");
const dist = join(root, "docs/.vitepress/dist");

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
  ".json": "application/json",
};

/** The documentation site as built, or built here where it is not there yet. */
export const builtSite = async (): Promise<string> => {
  if (!existsSync(join(dist, "index.html"))) {
    await build(root, ["npm", "run", "docs:pages"]);
    await build(root, ["npx", "vitepress", "build", "docs"]);
  }
  return dist;
};

/** Serves files of a folder on this machine. */
export const serve = async (folder: string): Promise<{ readonly server: Server; readonly url: string }> => {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const file = join(folder, normalize(path.endsWith("/") ? `${path}index.html` : path));
    readFile(file).then(
      (content) => {
        response.setHeader("content-type", types[extname(file)] ?? "application/octet-stream");
        response.end(content);
      },
      () => {
        response.statusCode = 404;
        response.end();
      },
    );
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};
