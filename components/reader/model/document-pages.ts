import { may, type Action } from "@/lib/access/policy";
import type { CurrentUser } from "./reading-state";

/** The pages about a document besides that on which it is read, in the order of menus. */
const PAGES = [
  { path: "notes", label: "allNotes", needs: "document.read" },
  { path: "past", label: "asItStood", needs: "document.read" },
  { path: "revisions", label: "revisions", needs: "document.read" },
  { path: "agreement", label: "agreementOnText", needs: "document.read" },
  { path: "export", label: "exportFormats", needs: "document.read" },
  { path: "suggestions", label: "suggestions", needs: "suggestion.read" },
  { path: "revise", label: "revise", needs: "document.change" },
  { path: "import", label: "importAnnotations", needs: "annotation.import" },
] as const satisfies readonly { readonly needs: Action; readonly [name: string]: string }[];

/** The pages about a document that somebody may see; `label` is a key of the reader's words. */
export function documentPagesFor(viewer: CurrentUser) {
  return PAGES.filter(({ needs }) => may(needs, viewer));
}

/** Opens a page about the document that is read. */
export function openDocumentPage(path: (typeof PAGES)[number]["path"] | "places"): void {
  window.location.assign(`${window.location.pathname}/${path}`);
}
