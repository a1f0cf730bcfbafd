import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { extname, join, relative, sep } from "node:path";
import type { Handler } from "./handle-request";

const PREFIX = "/_next/static/";
const ENDING = ".br";
const TYPES: Readonly<Record<string, string>> = {
  ".js": "application/javascript; charset=UTF-8",
  ".css": "text/css; charset=UTF-8",
};

/**
 * Answers with the scripts and styles of the build as they were compressed when they were built,
 * a sixth smaller than what Next compresses at each request. `folder` holds the files, each with
 * its compressed form beside it. Whatever is not among them, or is wanted otherwise, is passed on.
 */
export function answerCompressed(folder: string, next: Handler): Handler {
  const files = new Map(findCompressed(folder).map((file) => [addressOf(folder, file), file]));
  const contents = new Map<string, Promise<Buffer>>();
  return async (request, response) => {
    const [path = ""] = (request.url ?? "").split("?");
    const file = files.get(path);
    const type = TYPES[extname(path)];
    if (!file || !type || !acceptsBrotli(request)) return next(request, response);
    let content = contents.get(file);
    if (!content) contents.set(file, (content = readFile(file)));
    try {
      const body = await content;
      response.writeHead(200, {
        "content-type": type,
        "content-encoding": "br",
        "content-length": body.length,
        "cache-control": "public, max-age=31536000, immutable",
        vary: "Accept-Encoding",
      });
      return response.end(request.method === "HEAD" ? undefined : body);
    } catch {
      // The files were built anew while they were served.
      contents.delete(file);
      return next(request, response);
    }
  };
}

function findCompressed(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(ENDING))
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

function addressOf(folder: string, file: string): string {
  return PREFIX + relative(folder, file).split(sep).join("/").slice(0, -ENDING.length);
}

function acceptsBrotli({ method, headers }: IncomingMessage): boolean {
  if (method !== "GET" && method !== "HEAD") return false;
  const accepted = String(headers["accept-encoding"] ?? "").toLowerCase();
  return accepted.split(",").some((each) => /^\s*br\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/.test(each));
}
