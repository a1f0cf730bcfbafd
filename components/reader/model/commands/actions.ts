import { may } from "@/lib/access/policy";
import { hasPlace, type Annotation, type Status } from "@/lib/annotation/annotation";
import type { TagKind } from "@/lib/tag/codebook";
import { filterMatches } from "../filter";
import type { Verdict } from "../operations/review";
import { paletteDraftName, paletteDraftOf } from "../palette-draft";
import type { CurrentUser, QuickTag, ReadingState } from "../reading-state";
import { mayOn } from "../rights";
import type { Whole } from "../surface-handle";
import { isSnapping, setSnapping } from "../whole-words";
import type { CommandContext } from "./command";

type Access = Parameters<typeof mayOn>[2];

/** The annotation whose card is open. */
export function openAnnotation({ reading }: CommandContext): Annotation | undefined {
  const { openId, byId } = reading.store.now();
  return openId ? byId.get(openId) : undefined;
}

/** Whether a card is open and this person may do all of this to its annotation. */
export function mayOnOpen(context: CommandContext, ...accesses: readonly Access[]): boolean {
  const open = openAnnotation(context);
  return open !== undefined && accesses.every((each) => mayOn(context.reading.me, open, each));
}

/** Whether the edges of the open annotation are drawn and can be moved. */
export function hasMovableEdges(
  {
    openId,
    byId,
    tagging,
    filter,
    families,
  }: Pick<ReadingState, "openId" | "byId" | "tagging" | "filter" | "families">,
  me: CurrentUser,
): boolean {
  const open = openId ? byId.get(openId) : undefined;
  return (
    open !== undefined &&
    hasPlace(open) &&
    tagging === null &&
    mayOn(me, open, "annotation.edit") &&
    filterMatches(filter, open, families)
  );
}

/** Asks for a note with the tag that is being given, or opens the note form of the open card. */
export function writeNote({ reading: { store } }: CommandContext): void {
  if (store.now().tagging) store.setTaggingNote(true);
  else store.startWriting("note");
}

/**
 * Keeps the selected words as a bare highlight, or as a note where one was written beside them.
 * What kind of passage they are can be said later.
 */
export function keepAsNote({ reading, surface, announce, words }: CommandContext): void {
  const { store, drafts } = reading;
  const { tagging } = store.now();
  if (!tagging) return;
  const { spans, from, hidden } = tagging;
  const body = paletteDraftOf(drafts, from).note.trim();
  drafts.remove(paletteDraftName(from));
  const visibility = hidden ? "private" : "project";
  const id = reading.annotate(spans, { kind: "note", body, visibility });
  store.stopTagging();
  surface()?.clearSelection();
  surface()?.focusText();
  store.highlightCreated(id);
  announce(body === "" ? words.highlighted : words.noted);
}

export function tagSelectionAs({ reading }: CommandContext, kind: TagKind): void {
  reading.store.setTaggingKind(kind);
}

/** The kind and tag of an annotation, to be used for the next selections. */
export function quickTagFrom({ kind, claim, quotation, rhetoric }: Annotation): QuickTag {
  return { kind, slug: claim?.type ?? quotation?.form ?? rhetoric?.technique ?? "" };
}

/** Gives one's verdict on the open annotation; the same verdict again takes it back. */
export function reviewOpen(context: CommandContext, verdict: Verdict): void {
  const open = openAnnotation(context);
  if (open) context.announce(context.words.verdict(context.reading.toggleReview(open, verdict)));
}

/** Accepts or rejects the open annotation; the same again makes it open. */
export function judgeOpen(context: CommandContext, status: Status): void {
  const open = openAnnotation(context);
  if (open) context.announce(context.words.status(context.reading.toggleStatus(open, status)));
}

export function removeOpen(context: CommandContext): void {
  const open = openAnnotation(context);
  if (!open) return;
  context.removeAnnotation(open);
  context.surface()?.focusText();
}

/**
 * Begins to relate the open annotation to another one, which is chosen by opening it. Once more, it
 * goes to the form that asks how the two are related.
 */
export function relateOpen(context: CommandContext): void {
  const { store } = context.reading;
  const { relatingFrom } = store.now();
  const open = openAnnotation(context);
  if (relatingFrom !== null) document.querySelector<HTMLElement>("[data-relate-type]")?.focus();
  else if (open) store.startRelating(open.id);
}

/** Whether a card is open, or was when relating began, for someone who may relate annotations. */
export function mayRelate(context: CommandContext): boolean {
  const { me, store } = context.reading;
  const isOpen = openAnnotation(context) !== undefined || store.now().relatingFrom !== null;
  return isOpen && may("relation.add", { role: me.role });
}

/** Leaves the choice, back at the card it was begun at. */
export function stopRelating({ store }: Pick<CommandContext["reading"], "store">): void {
  const { relatingFrom, byId } = store.now();
  store.stopRelating();
  if (relatingFrom === null || !byId.has(relatingFrom)) return;
  store.openAnnotation(relatingFrom);
  store.focusAnnotation(relatingFrom);
}

/** Switches between selections that grow to whole words and exact ones. */
export function toggleSnapping({ announce, words }: CommandContext): void {
  setSnapping(!isSnapping());
  announce(isSnapping() ? words.snaps : words.exact);
}

/** Extends the words that are being tagged to whole sentences or paragraphs. */
export function widenSelection({ reading, surface, announce, words }: CommandContext, to: Whole) {
  const { tagging } = reading.store.now();
  const spans = tagging && surface()?.widened(tagging.spans, to);
  if (!spans) return;
  surface()?.clearSelection();
  reading.store.setTaggingSpans(spans);
  const text = spans.map(({ start, end }) => reading.place.text.slice(start, end)).join(" … ");
  announce(words.widened(text.slice(0, 200)));
}

/** Moves to the next annotation in reading order, wrapping around; opens it if a card is open. */
export function walkAnnotations({ reading: { store }, surface }: CommandContext, step: 1 | -1) {
  const { shown, unplaced, openId, currentId } = store.now();
  const all = [...shown, ...unplaced];
  const at = all.findIndex(({ id }) => id === (openId ?? currentId));
  const from = at === -1 && step === -1 ? 0 : at;
  const next = all[(from + step + all.length) % all.length];
  if (!next) return;
  if (openId) store.openAnnotation(next.id);
  store.focusAnnotation(next.id);
  surface()?.scrollTo(next.id);
}

/** Whether anything is open that Escape closes. */
export function hasClosable({ reading }: CommandContext): boolean {
  const { tagging, chooser, quickTag, finding, relatingFrom, openId } = reading.store.now();
  const isOpen = finding || relatingFrom !== null || openId !== null;
  return tagging !== null || chooser !== null || quickTag !== null || isOpen;
}

/**
 * Closes one thing: the tag palette, the chooser, the quick tag, the find bar, the choice of what an
 * annotation is related to, a form of the open card or the card.
 */
export function closeTopmost({ reading, surface, stopQuickTag }: CommandContext): void {
  const { store, openForms } = reading;
  const { tagging, chooser, quickTag, finding, relatingFrom, openId } = store.now();
  if (tagging) {
    store.stopTagging();
    surface()?.clearSelection();
  } else if (chooser) store.closeChooser();
  else if (quickTag) stopQuickTag();
  else if (finding) store.closeFindBar();
  else if (relatingFrom !== null) stopRelating(reading);
  else if (openId && !openForms.leaveLast()) {
    store.closeAnnotation();
    surface()?.focusText();
  }
}
