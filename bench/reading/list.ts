import { writeOutlines } from "../../server/annotation/outlines.ts";
import { read } from "../../server/platform/db.ts";
import { makeViewer } from "../../test/make/viewer.ts";
import { inTurn, seconds } from "../pairs.ts";
import { OWNER, withDatabase } from "./obelus.ts";

const RUNS = 7;

/**
 * What a list of all annotations of a document costs, in the form that the page takes, beside the
 * same rows by SQL, and how long its JSON is. While no server has the database open.
 */
export function measureList(folder: string, documentId: string, size: number) {
  return withDatabase(folder, async () => {
    const [owner] = await read.user.findMany({ where: { email: OWNER.email } });
    if (!owner) throw new Error("The bench has no owner.");
    const viewer = makeViewer(owner);
    let bytes = 0;
    const list = () =>
      seconds(async () => {
        const written = await writeOutlines(viewer, documentId, { limit: size });
        bytes = written.ok ? Buffer.byteLength(written.value.json) : NaN;
      });
    const rows = () =>
      seconds(async () => {
        await read.$queryRaw`
          SELECT id, kind, target, tags, status, anchor, visibility, confidence, "createdById", version
          FROM "Annotation" WHERE "documentId" = ${documentId}::uuid ORDER BY start, id`;
      });
    const { ratio, a, b } = await inTurn(RUNS, list, rows);
    return { ratio, bytes, list: 1_000 * a, rows: 1_000 * b };
  });
}
