/** The built site on an origin of its own, under any folder; and pages of a stranger that frame it. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { dist } from "./found.ts";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".json": "application/json",
};

/** A small server and what was asked of it. */
export interface Served {
  /** "http://localhost:4711". The name differs from the tests' own 127.0.0.1, so that frames are of another site. */
  readonly origin: string;
  readonly asked: string[];
  close(): Promise<void>;
}

/** Serves the built site under `folder` ("/" or "/a/b/"), and `pages` by their path. Sends no header that a plain host would not. */
export async function serve(folder: string, pages: Readonly<Record<string, string>> = {}): Promise<Served> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const [path = "/"] = (request.url ?? "/").split("?");
    asked.push(path);
    void find(path).then((content) => {
      if (content === undefined) return response.writeHead(404).end();
      return response.writeHead(200, { "Content-Type": types[extname(path)] ?? "text/html" }).end(content);
    });
  });
  const find = async (path: string): Promise<string | Buffer | undefined> => {
    if (pages[path] !== undefined) return pages[path];
    if (!path.startsWith(folder)) return undefined;
    const file = normalize(path.slice(folder.length) + (path.endsWith("/") ? "index.html" : ""));
    return readFile(join(dist, file)).catch(() => undefined);
  };
  await new Promise<void>((done) => {
    server.listen(0, "127.0.0.1", done);
  });
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
