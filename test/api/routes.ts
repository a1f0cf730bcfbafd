import { readdirSync } from "node:fs";
import { join } from "node:path";

/** A route's own function, as Next calls it. */
export type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response> | Response;

export interface Route {
  /** As operations write it: `/documents/{documentId}`. */
  readonly path: string;
  readonly handlers: ReadonlyMap<string, Handler>;
}

const ROOT = join(process.cwd(), "app/api/v1");
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

/**
 * Every route there is under /api/v1, read from the folder: one that nobody listed is found too.
 * The one that answers where nothing stands is none of them.
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
