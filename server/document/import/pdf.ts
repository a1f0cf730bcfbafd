import { reason } from "@/lib/reason";
import { acceptText, unusable, type Notice, type TextOutcome } from "@/lib/text/incoming";
import { isoDay } from "@/lib/text/html-page";
import { TextBuilder } from "@/lib/text/text-builder";
import { linesOf, type Line, type Piece } from "./pdf-lines";
import { withoutRunningHeads } from "./pdf-running-heads";
import { PdfWriter } from "./pdf-writer";

/** The most pages of a document. */
const MAX_PAGES = 5_000;

type PdfDocument = Awaited<ReturnType<typeof import("unpdf").getDocumentProxy>>;

/**
 * The text of a PDF in reading order (pdf.js): lines are put together of pieces at one height,
 * columns are read one after the other, larger type makes headings. The first word of each page is
 * marked with its number. Words that are divided at the end of a line are joined, and running heads
 * and page numbers left out; both are said.
 */
export async function fromPdf(bytes: Uint8Array): Promise<TextOutcome> {
  const { getDocumentProxy } = await import("unpdf");
  let document: PdfDocument;
  try {
    // pdf.js takes the bytes for itself, and they are still needed.
    document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  } catch (error) {
    const isLocked = error instanceof Error && error.name === "PasswordException";
    return unusable(
      "not-text",
      reason(isLocked ? "Refusals.file.encrypted" : "Refusals.file.damaged"),
    );
  }
  try {
    return await read(document);
  } finally {
    await document.loadingTask.destroy();
  }
}

async function read(document: PdfDocument): Promise<TextOutcome> {
  if (document.numPages > MAX_PAGES) {
    return unusable("too-long", reason("Refusals.file.tooManyParts"));
  }
  const labels = await document.getPageLabels().catch(() => null);
  const pages: (readonly Line[])[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await pageOf(document, number);
    if (!page) return unusable("not-text", reason("Refusals.file.damaged"));
    pages.push(linesOf(page.pieces, page));
  }
  if (pages.every((lines) => lines.length === 0)) {
    return unusable("empty", reason("Refusals.file.scanned"));
  }
  const { kept, removed } = withoutRunningHeads(pages);
  const builder = new TextBuilder();
  const writer = new PdfWriter(builder, kept.flat());
  kept.forEach((lines, i) => writer.page(lines, labels?.[i] ?? String(i + 1)));
  writer.finish();
  const notices: Notice[] = [
    { kind: "running-heads-left-out" as const, count: removed },
    { kind: "hyphens-joined" as const, count: writer.joined },
  ].filter(({ count }) => count > 0);
  return acceptText(builder.finish(), { ...(await factsOf(document)), notices });
}

/** The pieces of a page, its width and height, or null where it is damaged. */
async function pageOf(document: PdfDocument, number: number) {
  try {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const { width, height } = page.getViewport({ scale: 1 });
    page.cleanup();
    return { pieces: (items as unknown[]).filter(isPiece), width, height };
  } catch {
    return null;
  }
}

function isPiece(item: unknown): item is Piece {
  return typeof item === "object" && item !== null && "str" in item;
}

async function factsOf(document: PdfDocument) {
  const found = await document.getMetadata().catch(() => null);
  const info = (found?.info ?? {}) as Readonly<Record<string, unknown>>;
  const fact = (name: string) =>
    typeof info[name] === "string" ? info[name].trim().slice(0, 500) : "";
  const [, year, month, day] = /^D:(\d{4})(\d\d)(\d\d)/.exec(fact("CreationDate")) ?? [];
  const date = isoDay(year && `${year}-${month}-${day}`);
  const author = fact("Author");
  // Programs put the name of the file there.
  const title = /\.(?:docx?|pdf|odt|rtf|tex|indd)$|^(?:untitled|microsoft word)/i.test(
    fact("Title"),
  )
    ? ""
    : fact("Title");
  return {
    title: title || undefined,
    metadata: { ...(author ? { author } : {}), ...(date ? { date } : {}) },
  };
}
