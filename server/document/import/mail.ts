import PostalMime, { type Email } from "postal-mime";
import { reason } from "@/lib/reason";
import { fromHtml } from "@/lib/text/html";
import { isoDay } from "@/lib/text/html-page";
import { unusable, type Notice, type TextOutcome } from "@/lib/text/incoming";
import { safeHref } from "@/lib/text/link";
import { fromPlain } from "@/lib/text/plain";
import type { Part, SourceMetadata } from "@/lib/text/document-text";

/** How deep the parts of a message may nest. */
const MAX_NESTING = 30;
const MAX_HEADER_BYTES = 1_000_000;

/** The text of an e-mail (RFC 5322): its HTML where it has some, else its plain text. */
export async function fromMail(bytes: Uint8Array): Promise<TextOutcome> {
  const mail = await parsed(bytes);
  if (!mail) return unusable("not-text", reason("Refusals.file.damaged"));
  const { html, text, subject, from, date, attachments } = mail;
  // A letter is no page of which an article would be wanted.
  const read = html ? fromHtml(html, { part: "page" }) : fromPlain(text ?? "");
  if (!read.ok) return read;
  const author = from?.name || from?.address || "";
  const day = isoDay(date);
  const metadata: Partial<SourceMetadata> = {
    ...(author ? { author: author.slice(0, 500) } : {}),
    ...(day ? { date: day } : {}),
  };
  const files = attachments.filter(({ disposition }) => disposition !== "inline").length;
  const left: Notice[] = files > 0 ? [{ kind: "attachments-left-out", count: files }] : [];
  const notices = [...left, ...read.value.notices];
  const title = subject?.trim().slice(0, 500) || read.value.title;
  return { ok: true, value: { ...read.value, title, metadata, notices } };
}

/** A page as browsers save it with its pictures (MHTML, RFC 2557). */
export async function fromSavedPage(bytes: Uint8Array, part?: Part): Promise<TextOutcome> {
  const mail = await parsed(bytes);
  if (!mail?.html) return unusable("not-text", reason("Refusals.file.damaged"));
  const location = mail.headers.find(({ key }) => /^(?:snapshot-)?content-location$/.test(key));
  const url = location && safeHref(location.value);
  const read = fromHtml(mail.html, { part, ...(url ? { address: url } : {}) });
  if (!read.ok) return read;
  const title = read.value.title ?? mail.subject?.trim().slice(0, 500);
  const metadata = { ...(url ? { url } : {}), ...read.value.metadata };
  return { ok: true, value: { ...read.value, title, metadata } };
}

async function parsed(bytes: Uint8Array): Promise<Email | null> {
  try {
    return await PostalMime.parse(bytes, {
      maxNestingDepth: MAX_NESTING,
      maxHeadersSize: MAX_HEADER_BYTES,
    });
  } catch {
    return null;
  }
}
