import { createWriteStream, existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { cutOff, request, type Server } from "./client";
import { findDocument, findProject } from "./find";
import { startProgress, type Progress } from "./progress";

interface Destination {
  /** `-` is the standard output; without one, the name that the server gives. */
  readonly output?: string;
  /** Whether a file that is there may be replaced. */
  readonly force: boolean;
}

interface Scope {
  readonly document?: string;
  readonly project?: string;
}

/** Saves the annotations of a document, or of a project, in a format. */
export async function exportAnnotations(
  server: Server,
  format: string,
  { document, project }: Scope,
  destination: Destination,
): Promise<void> {
  if (document !== undefined) {
    const { id: documentId } = await findDocument(server, document, project);
    const endpoint = "GET /documents/{documentId}/export/{format}";
    await save(await request(server, endpoint, { params: { documentId, format } }), destination);
    return;
  }
  if (project === undefined) throw new Error("Name what to export: --project or --document.");
  const { id: projectId } = await findProject(server, project);
  const endpoint = "GET /projects/{projectId}/export/{format}";
  await save(await request(server, endpoint, { params: { projectId, format } }), destination);
}

/** Saves a backup of the whole installation; for its owner. */
export async function saveBackup(server: Server, destination: Destination): Promise<void> {
  const response = await request(server, "POST /backups", { isOnce: true });
  await save(response, { ...destination, isSecret: true });
}

async function save(
  response: Response,
  { output, force, isSecret = false }: Destination & { readonly isSecret?: boolean },
): Promise<void> {
  if (!response.body) throw new Error("The server sent nothing.");
  const progress = startProgress("kB", undefined);
  const stream = Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]);
  try {
    if (output === "-") {
      await pipeline(stream, counter(progress), process.stdout, { end: false });
      return;
    }
    const file = resolve(output ?? nameFrom(response) ?? "obelus-export");
    if (existsSync(file) && !force) {
      await response.body.cancel().catch(() => undefined);
      throw new Error(`${file} is there already. Name another with --output, or add --force.`);
    }
    // A file of that name is always whole.
    const part = `${file}.part`;
    try {
      const mode = isSecret ? 0o600 : 0o666;
      await pipeline(stream, counter(progress), createWriteStream(part, { mode }));
      await rename(part, file);
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
    progress.stop();
    console.log(file);
  } catch (error) {
    throw cutOff(error);
  } finally {
    progress.stop();
  }
}

function counter(progress: Progress): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, next) {
      const before = Math.floor(bytes / 1000);
      bytes += chunk.length;
      progress.advance(Math.floor(bytes / 1000) - before);
      next(null, chunk);
    },
  });
}

/** The name in Content-Disposition (RFC 6266), without any folder. */
function nameFrom(response: Response): string | undefined {
  const header = response.headers.get("content-disposition") ?? "";
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1];
  const plain = /filename="([^"]*)"/i.exec(header)?.[1];
  const name = encoded === undefined ? plain : decodeURIComponent(encoded);
  return name?.replace(/^.*[/\\]/, "") || undefined;
}
