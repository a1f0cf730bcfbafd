import { readdirSync } from "node:fs";
import { join } from "node:path";

/** A route's exported function, as Next calls it. */
type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response> | Response;

export interface Route {
  /** In the form that operations use: `/documents/{documentId}`. */
  readonly path: string;
  readonly handlers: ReadonlyMap<string, Handler>;
}

const ROOT = join(process.cwd(), "app/api/v1");
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

/**
 * Every route below /api/v1, read from the folder, so that unlisted ones are found too; without the
 * one that answers 404 for all other addresses.
 */
export async function routes(): Promise<Route[]> {
  const files = readdirSync(ROOT, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith("route.ts") && !file.startsWith("[[..."))
    .sort();
  return Promise.all(
    files.map(async (file) => {
      const module = (await import(join(ROOT, file))) as Record<string, Handler>;
      const path = `/${file.replace(/\/?route\.ts$/, "")}`.replace(/\[(\w+)\]/g, "{$1}");
      const handlers = new Map(
        METHODS.flatMap((method) => {
          const handler = module[method];
          return handler ? [[method.toLowerCase(), handler] as const] : [];
        }),
      );
      return { path, handlers };
    }),
  );
}
