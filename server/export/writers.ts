import "server-only";
import { stringify } from "csv-stringify/sync";
import { CSV_COLUMNS, toCsvRow } from "@/lib/format/csv";
import type { FormatId } from "@/lib/contract/formats";
import { toJsonLine } from "@/lib/format/jsonl";
import { w3cItems } from "@/lib/format/w3c";
import { collectionFrame } from "@/lib/format/w3c-collection";
import { projectTerms } from "@/lib/format/w3c-project";
import { publicUrl } from "@/server/http/public-url";
import { claimsCarried } from "./claims";
import { htmlOf } from "./html";
import { exportPages } from "./pages";
import type { Source } from "./source";

export type Writer = (source: Source) => AsyncIterable<string>;

/** How each format of the table is written; a format without a writer does not compile. */
export const WRITERS: Readonly<Record<FormatId, Writer>> = {
  w3c: w3cOf,
  csv: csvOf,
  jsonl: jsonlOf,
  html: htmlOf,
};

async function* w3cOf({ viewer, title, path, project, documents }: Source) {
  const origin = publicUrl();
  const about = await project();
  const frame = collectionFrame(origin + path, title, about ? projectTerms(about) : {});
  let total = 0;
  for await (const document of documents()) {
    const context = { publicUrl: origin, document };
    for await (const page of exportPages(viewer, document.id)) {
      for (const item of page.flatMap((exported) => w3cItems(exported, context))) {
        yield (total++ === 0 ? frame.before : frame.between) + JSON.stringify(item);
      }
    }
  }
  yield total === 0 ? frame.empty : frame.after(total);
}

/**
 * RFC 4180: CR LF, quotes around every text. Without a byte-order mark, which most programs that
 * are not spreadsheets take for a part of the first column's name.
 */
async function* csvOf({ viewer, documents }: Source) {
  const lines = (rows: readonly (readonly string[])[]) =>
    stringify(rows as string[][], { record_delimiter: "\r\n", quoted: true, quoted_empty: false });
  yield lines([CSV_COLUMNS]);
  for await (const document of documents()) {
    for await (const page of exportPages(viewer, document.id)) {
      yield lines(page.map((exported) => toCsvRow(exported, document)));
    }
  }
}

async function* jsonlOf({ viewer, project, documents }: Source) {
  let isFirst = true;
  for await (const document of documents()) {
    for await (const page of exportPages(viewer, document.id)) {
      const claims = await claimsCarried(
        viewer,
        page.map(({ annotation }) => annotation),
      );
      for (const exported of page) {
        const about = isFirst ? await project() : null;
        isFirst = false;
        yield toJsonLine(exported, claims(exported.annotation), about);
      }
    }
  }
}
