import { v7 as newId } from "uuid";
import { callLater } from "@/components/call-later";
import type {
  Annotation,
  AnnotationReference,
  Note,
  Segment,
  Status,
} from "@/lib/annotation/annotation";
import { describe } from "@/lib/anchor/quote";
import { annotationsIn, isRead } from "@/lib/change/apply";
import type { Change } from "@/lib/change/change";
import type { CodePointSpan } from "@/lib/contract/offsets";
import { codePointIndex, type CodePointIndex } from "@/lib/text/code-points";
import type { Span } from "@/lib/span/span";
import { annotationsCarrying } from "./claim-changes";
import { clientFor, type Client } from "./client";
import { broughtBy, type ReceivedChange } from "./received-change";
import { drafted, type Draft, type DraftPlace } from "./draft";
import { annotationsFrom, type Outlines } from "./outline";
import { OpenForms } from "./open-forms";
import { draftsInDocument, type Drafts } from "@/components/drafts";
import { browserShelf } from "@/components/shelf";
import { Outbox } from "./outbox";
import type { Write } from "./write";
import { livingTabs, OutboxStorage } from "./outbox-storage";
import type { CurrentUser } from "./reading-state";
import { createReadingStore, passageIn, versionFor, type ReadingStore } from "./reading-store";
import { acceptCurrent, acknowledge, requestAgain } from "./answers";
import type { ReferenceInput } from "./operations/add-reference";
import type { Edit } from "./operations/annotation-edit";
import { annotationIdOf } from "./operations/operation";
import { versionIn } from "./operations/passage";
import { typeOf, type Operation } from "./operations/registry";
import type { Verdict } from "./operations/review";
import { Undo, type Step } from "./undo";
import { WholeAnnotations } from "./whole-annotations";

interface Place extends DraftPlace {
  readonly text: string;
  /** BCP 47; empty where it is not known. */
  readonly language?: string;
  /** The last number of the feed when the page was made, and of the project's. */
  readonly seen: number;
  readonly seenOfProject: number;
  /** The first annotations in brief, which came with the page. */
  readonly outlines?: Outlines;
  /** Whether all annotations are read whole: on paper everything about them is shown. */
  readonly isWhole?: boolean;
}

/** How long a change of one's own waits for the answer to the write that made it. */
const ANSWER_TIMEOUT_MS = 2_000;

/** One person reading one revision of one document: the store, and every operation that changes it. */
export class Reading {
  readonly store: ReadingStore;
  readonly client: Client;
  readonly undo: Undo;
  readonly index: CodePointIndex;
  /** Reads the rest of annotations of which only an outline is known. */
  readonly wholes: WholeAnnotations;
  /** What was begun in a form and is neither saved nor discarded. */
  readonly drafts: Drafts;
  readonly openForms = new OpenForms();
  private readonly outbox: Outbox;
  private readonly storage: OutboxStorage;
  readonly tab: string = newId();

  constructor(
    readonly me: CurrentUser,
    readonly place: Place,
  ) {
    this.index = codePointIndex(place.text);
    this.client = clientFor(place.documentId, place.revision, this.index);
    this.store = createReadingStore(me, place.seen, place.seenOfProject);
    if (place.outlines) this.store.addAnnotations(annotationsFrom(place.outlines, place));
    this.wholes = new WholeAnnotations({
      read: (ids) => this.client.annotationsById(ids),
      arrived: (annotations) => this.store.addAnnotations(annotations),
      later: callLater,
    });
    this.undo = new Undo(
      (operation) => this.send(operation),
      me,
      (id) => passageIn(this.store, id),
    );
    const shelf = typeof window === "undefined" ? null : browserShelf();
    this.drafts = draftsInDocument(shelf, me.id, place.documentId);
    this.storage = new OutboxStorage(shelf, `obelus.outbox.${me.id}.${place.documentId}.`);
    this.outbox = new Outbox(this.storage, {
      send: ({ request, version }) => this.client.send(request, version ?? undefined),
      later: callLater,
      changed: (writes) => this.store.setWrites(writes, this.storage.keeps),
      acknowledged: (write, answer) => acknowledge(this.store, this.client, write, answer),
    });
  }

  /** Take up what an earlier page left, read the annotations; the answer stops both. */
  start(): () => void {
    const ended = new AbortController();
    const wake = () => this.outbox.wake();
    window.addEventListener("online", wake);
    window.addEventListener("focus", wake);
    void livingTabs(this.tab, ended.signal).then((alive) => {
      if (!ended.signal.aborted) this.outbox.adopt(this.storage.load(alive), this.tab);
    });
    void this.load(ended.signal);
    this.wholes.start();
    return () => {
      ended.abort();
      this.wholes.stop();
      this.outbox.stop();
      window.removeEventListener("online", wake);
      window.removeEventListener("focus", wake);
    };
  }

  async load(signal: AbortSignal): Promise<void> {
    const { outlines, isWhole } = this.place;
    if (outlines?.next === null) return this.store.finishLoading();
    this.store.startLoading();
    try {
      const answer = await (isWhole
        ? this.client.everyAnnotation((some) => this.store.addAnnotations(some), signal)
        : this.client.outlinesAfter(
            outlines?.next ?? null,
            (some) => this.store.addAnnotations(annotationsFrom(some, this.place)),
            signal,
          ));
      if (answer.ok) this.store.finishLoading();
      else this.store.failLoading(answer.detail);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  async loadNotes(annotationId: string): Promise<void> {
    const answer = await this.client.notesOf(annotationId);
    if (!answer.ok) return this.store.setNotesProblem(answer.detail);
    this.store.setNotes(annotationId, answer.value);
  }

  /**
   * Take in changes of the feed, and of claims that passages carry; false when what they changed
   * could not be read. An annotation that is known as it stands after a change is not read again:
   * the event brings it, or the answer to a write of one's own, which is waited for.
   */
  async takeIn(
    changes: readonly ReceivedChange[],
    claims: readonly Change[] = [],
  ): Promise<boolean> {
    const brought = broughtBy(changes);
    const mine = changes.filter(({ by }) => by.id === this.me.id);
    await this.untilAnswered(new Set(annotationsIn(mine)));
    const unread = changes.filter((change) => !isRead(this.store.now().known, change));
    const carrying = annotationsCarrying(this.store.now(), claims).map(({ id }) => id);
    const missing = annotationsIn(unread).filter((id) => !brought.has(id));
    const ids = new Set([...missing, ...carrying]);
    const read = await this.client.annotationsById([...ids]);
    if (!read.ok) return false;
    const { annotations } = this.store.now().known;
    const others = annotationsIn(changes).filter((id) => !ids.has(id));
    const present = others.flatMap((id) =>
      brought.has(id) ? (brought.get(id) ?? []) : (annotations.get(id) ?? []),
    );
    const fresh = new Map([...read.value, ...present.map((each) => [each.id, each] as const)]);
    const { documentId } = this.place;
    const revised = changes.some(
      ({ kind, id }) => kind === "document.revised" && id === documentId,
    );
    this.store.applyChanges(changes, claims, fresh);
    if (revised) this.store.markRevised();
    const talked = changes.filter(({ kind }) => kind.startsWith("note."));
    for (const id of new Set(talked.map(({ annotationId }) => annotationId))) {
      if (id && this.store.now().notes.has(id)) void this.loadNotes(id);
    }
    return true;
  }

  /** Until the server has answered what is being sent for these annotations; not for ever. */
  private async untilAnswered(ids: ReadonlySet<string>): Promise<void> {
    const isSending = () =>
      this.store
        .now()
        .writes.some(
          ({ state, operation }) => state === "sending" && ids.has(annotationIdOf(operation)),
        );
    if (!isSending()) return;
    await new Promise<void>((resolve) => {
      const cancel = callLater(() => end(), ANSWER_TIMEOUT_MS);
      const silence = this.store.listen(() => isSending() || end());
      const end = () => {
        cancel();
        silence();
        resolve();
      };
    });
  }

  annotate(spans: readonly Span[], draft: Draft): string {
    const target = spans.map((at) => this.segment(at));
    const annotation = drafted(this.place, this.me, target, draft);
    this.perform({ kind: "annotate", annotation });
    return annotation.id;
  }

  edit(annotation: Annotation, edit: Edit): void {
    if (Object.keys(edit).length === 0) return;
    this.perform({ kind: "edit-annotation", annotationId: annotation.id, edit }, annotation);
  }

  move(annotation: Annotation, spans: readonly Span[]): void {
    const target = spans.map((at) => this.segment(at));
    this.edit(annotation, { target, revision: this.place.revision });
  }

  /** The answer is the step that brings it back. */
  remove({ id }: Annotation): Step | null {
    const step = this.perform({ kind: "remove-annotation", annotationId: id });
    if (this.store.now().openId === id) this.store.closeAnnotation();
    return step;
  }

  judge({ id }: Annotation, status: Status, reason?: string): void {
    const why = reason === undefined ? {} : { reason };
    this.perform({ kind: "set-status", annotationId: id, status, ...why });
  }

  review({ id }: Annotation, verdict: Verdict | null, comment = ""): void {
    this.perform({ kind: "review", annotationId: id, verdict, comment });
  }

  /** Gives one's verdict, or takes back the same; answers what it is now. */
  toggleReview(annotation: Annotation, verdict: Verdict): Verdict | null {
    const mine = annotation.reviews.find(({ by }) => by.id === this.me.id);
    const now = mine?.verdict === verdict ? null : verdict;
    this.review(annotation, now, now ? mine?.comment : undefined);
    return now;
  }

  /** Sets a status, or "open" where it is set already; answers what it is now. */
  toggleStatus(annotation: Annotation, status: Status): Status {
    const now = annotation.status === status ? "open" : status;
    this.judge(annotation, now);
    return now;
  }

  addNote(annotationId: string, body: string, replyTo: string | null): void {
    const at = new Date().toISOString();
    const createdBy = { id: this.me.id, name: this.me.name };
    const note: Note = {
      id: newId(),
      annotationId,
      replyTo,
      body,
      version: 0,
      createdBy,
      createdAt: at,
      updatedAt: at,
      deletedAt: null,
      resolvedAt: null,
      resolvedBy: null,
    };
    this.perform({ kind: "add-note", annotationId, note });
  }

  editNote(annotationId: string, noteId: string, body: string): void {
    this.perform({ kind: "edit-note", annotationId, noteId, body });
  }

  /** Resolves the thread that a note begins, or opens it again. */
  resolveNote(annotationId: string, noteId: string, resolved: boolean): void {
    this.perform({ kind: "resolve-note", annotationId, noteId, resolved });
  }

  removeNote(annotationId: string, noteId: string): void {
    this.perform({ kind: "remove-note", annotationId, noteId });
  }

  addReference(annotationId: string, reference: Omit<ReferenceInput, "id">): void {
    this.perform({ kind: "add-reference", annotationId, reference: { ...reference, id: newId() } });
  }

  removeReference({ annotationId, id }: AnnotationReference): void {
    this.perform({ kind: "remove-reference", annotationId, referenceId: id });
  }

  /**
   * Does something that can be taken back; the answer is the step that does, or null. `began` is
   * the annotation as it stood when the person began: where somebody changed the same fields
   * since, the operation goes out against that version, so that both are shown.
   */
  perform(operation: Operation, began?: Annotation): Step | null {
    const type = typeOf(operation);
    const now = passageIn(this.store, annotationIdOf(operation));
    const present = now.annotation ?? began ?? null;
    const isLate = began && present && type.clashes(began, present, operation);
    const before = { ...now, annotation: isLate ? began : present };
    const step = this.undo.record(operation, before);
    const subject = type.versionedBy(operation);
    this.send(operation, isLate && subject !== null ? versionIn(before, subject) : undefined);
    return step;
  }

  /** Send a refused write again. */
  again(write: Write): void {
    this.outbox.again(write.id, { request: requestAgain(write) });
  }

  /** In a conflict: what the person wrote goes over what stands there now. */
  keepMine({ id, current }: Write): void {
    if (current) this.outbox.again(id, { version: current.version });
  }

  /** Let a write go; in a conflict what stands there now stays. */
  letGo(write: Write): void {
    acceptCurrent(this.store, this.client, write);
    this.outbox.discard(write.id);
  }

  tryNow(): void {
    this.outbox.wake();
  }

  segment({ start, end }: Span): Segment {
    return describe(this.place.text, { start, end });
  }

  /** A span as the API counts it. */
  readonly toCodePoints = ({ start, end }: Span): CodePointSpan => ({
    start: this.index.toCodePoints(start),
    end: this.index.toCodePoints(end),
  });

  /** Sends an operation that is not taken back by itself: it belongs to one done with it. */
  send(operation: Operation, against?: number): void {
    this.outbox.add({
      id: newId(),
      tab: this.tab,
      at: new Date().toISOString(),
      operation,
      request: typeOf(operation).request(operation, this.index),
      version: against ?? versionFor(this.store, operation),
      state: "waiting",
      code: "",
      reason: "",
      current: null,
      tries: 0,
    });
    const kindOf = (step: Step | null) => step?.operation.kind ?? null;
    this.store.setUndoState(kindOf(this.undo.last), kindOf(this.undo.next));
  }
}
