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
import { annotationsIn } from "@/lib/change/apply";
import type { Change } from "@/lib/change/change";
import type { CodePointSpan } from "@/lib/contract/offsets";
import { codePointIndex, type CodePointIndex } from "@/lib/text/code-points";
import type { Span } from "@/lib/span/span";
import { acknowledge } from "./acknowledge";
import { annotationsCarrying } from "./claim-changes";
import { clientFor, type Client } from "./client";
import { sentFor, type Deed, type Edit, type GivenReference, type Verdict } from "./operation";
import { givenAgain, noteWays, referenceWays } from "./incoming";
import { clashes } from "./edit";
import { drafted, type Draft, type DraftPlace } from "./draft";
import { Outbox, type Write } from "./outbox";
import { browserShelf, livingTabs, OutboxStorage } from "./outbox-storage";
import type { CurrentUser } from "./reading-state";
import { ReadingStore } from "./reading-store";
import { sentAgain, takeTheirs } from "./conflicts";
import { Undo, type Step } from "./undo";

interface Place extends DraftPlace {
  readonly text: string;
  /** BCP 47; empty where it is not known. */
  readonly language?: string;
  /** The last number of the feed when the page was made, and of the project's. */
  readonly seen: number;
  readonly seenOfProject: number;
}

/** One person reading one revision of one document: the store, and every deed that changes it. */
export class Reading {
  readonly store: ReadingStore;
  readonly client: Client;
  readonly undo = new Undo(
    (deed) => this.send(deed),
    (id) => this.store.now().byId.get(id),
  );
  readonly index: CodePointIndex;
  private readonly outbox: Outbox;
  private readonly storage: OutboxStorage;
  readonly tab: string = newId();

  constructor(
    readonly me: CurrentUser,
    readonly place: Place,
  ) {
    this.index = codePointIndex(place.text);
    this.client = clientFor(place.documentId, place.revision, this.index);
    this.store = new ReadingStore(me, place.seen, place.seenOfProject);
    const shelf = typeof window === "undefined" ? null : browserShelf();
    this.storage = new OutboxStorage(shelf, `obelus.outbox.${me.id}.${place.documentId}.`);
    this.outbox = new Outbox(this.storage, {
      send: ({ sent, version }) => this.client.send(sent, version ?? undefined),
      later: callLater,
      changed: (writes) => this.store.set({ writes, keeps: this.storage.keeps }),
      acknowledged: (write, value) => acknowledge(this.store, this.client, write, value),
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
    return () => {
      ended.abort();
      this.outbox.stop();
      window.removeEventListener("online", wake);
      window.removeEventListener("focus", wake);
    };
  }

  async load(signal: AbortSignal): Promise<void> {
    this.store.set({ loading: "loading", problem: "" });
    try {
      const answer = await this.client.everyAnnotation((some) => this.store.arrived(some), signal);
      this.store.set(
        answer.ok ? { loading: "ready" } : { loading: "failed", problem: answer.detail },
      );
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  async loadNotes(annotationId: string): Promise<void> {
    const answer = await this.client.notesOf(annotationId);
    if (!answer.ok) return this.store.set({ notesProblem: answer.detail });
    const { notes } = this.store.now();
    this.store.set({ notes: new Map(notes).set(annotationId, answer.value), notesProblem: "" });
  }

  /**
   * Take in changes of the feed, and of claims that passages carry; false when what they changed
   * could not be read.
   */
  async takeIn(changes: readonly Change[], claims: readonly Change[] = []): Promise<boolean> {
    const reAnchorers = annotationsCarrying(this.store.now(), claims).map(({ id }) => id);
    const ids = [...new Set([...annotationsIn(changes), ...reAnchorers])];
    const fresh = await this.client.annotationsById(ids);
    if (!fresh.ok) return false;
    const { documentId } = this.place;
    const revised = changes.some(
      ({ kind, id }) => kind === "document.revised" && id === documentId,
    );
    this.store.changed(changes, claims, fresh.value);
    if (revised) this.store.set({ revised: true });
    const talked = changes.filter(({ kind }) => kind.startsWith("note."));
    for (const id of new Set(talked.map(({ annotationId }) => annotationId))) {
      if (id && this.store.now().notes.has(id)) void this.loadNotes(id);
    }
    return true;
  }

  annotate(spans: readonly Span[], draft: Draft): string {
    const target = spans.map((at) => this.segment(at));
    const annotation = drafted(this.place, this.me, target, draft);
    this.undo.made(annotation);
    this.send({ does: "annotate", annotation });
    return annotation.id;
  }

  /**
   * `annotation` as it stood when the person began. Where somebody changed the same fields since,
   * the edit goes out against that version, so that both are shown.
   */
  edit(annotation: Annotation, edit: Edit): void {
    if (Object.keys(edit).length === 0) return;
    const now = this.store.now().byId.get(annotation.id) ?? annotation;
    const isLate = clashes(annotation, now, edit);
    this.undo.edited(isLate ? annotation : now, edit);
    const deed = { does: "edit", annotationId: annotation.id, edit } as const;
    this.send(deed, isLate ? annotation.version : undefined);
  }

  move(annotation: Annotation, spans: readonly Span[]): void {
    const target = spans.map((at) => this.segment(at));
    this.edit(annotation, { target, revision: this.place.revision });
  }

  /** The answer is the step that brings it back. */
  remove(annotation: Annotation): Step {
    const step = this.undo.removed(annotation);
    this.send({ does: "remove", annotationId: annotation.id });
    if (this.store.now().openId === annotation.id) this.store.open(null);
    return step;
  }

  judge(annotation: Annotation, status: Status): void {
    this.undo.judged(annotation, status);
    this.send({ does: "judge", annotationId: annotation.id, status });
  }

  review(annotation: Annotation, verdict: Verdict | null, comment = ""): void {
    const before = annotation.reviews.find(({ by }) => by.id === this.me.id) ?? null;
    const said = { verdict, comment };
    this.undo.reviewed(annotation.id, before, said);
    this.send({ does: "review", annotationId: annotation.id, ...said });
  }

  addNote(annotationId: string, body: string, replyTo: string | null): void {
    const at = new Date().toISOString();
    const createdBy = { id: this.me.id, name: this.me.name };
    const note: Note = {
      ...{ id: newId(), annotationId, replyTo, body, version: 0 },
      ...{ createdBy, createdAt: at, updatedAt: at, deletedAt: null },
    };
    this.undo.came(note.id, noteWays(note));
    this.send({ does: "note", annotationId, note });
  }

  editNote(annotationId: string, noteId: string, body: string): void {
    const before = this.noteOf(annotationId, noteId);
    if (before) this.undo.noteEdited(annotationId, noteId, before.body, body);
    this.send({ does: "edit-note", annotationId, noteId, body });
  }

  removeNote(annotationId: string, noteId: string): void {
    const before = this.noteOf(annotationId, noteId);
    // Brought back it would be a note of one's own, with the words of somebody else.
    if (before?.createdBy.id === this.me.id) this.undo.went(noteId, noteWays(before));
    this.send({ does: "remove-note", annotationId, noteId });
  }

  refer(annotationId: string, given: Omit<GivenReference, "id">): void {
    const reference = { ...given, id: newId() };
    this.undo.came(reference.id, referenceWays(annotationId, reference));
    this.send({ does: "refer", annotationId, reference });
  }

  removeReference({ annotationId, ...reference }: AnnotationReference): void {
    this.undo.went(reference.id, referenceWays(annotationId, givenAgain(reference)));
    this.send({ does: "remove-reference", annotationId, referenceId: reference.id });
  }

  /** A deed of another part of the page, with what takes it back. `against` as in {@link edit}. */
  act(deed: Deed, step?: Step, against?: number): void {
    if (step) this.undo.did(step);
    this.send(deed, against);
  }

  /** Send a refused write again. */
  again(write: Write): void {
    this.outbox.again(write.id, { sent: sentAgain(write) });
  }

  /** In a conflict: what the person wrote goes over what stands there now. */
  keepMine({ id, current }: Write): void {
    if (current) this.outbox.again(id, { version: current.version });
  }

  /** Let a write go; in a conflict what stands there now stays. */
  letGo(write: Write): void {
    takeTheirs(this.store, this.client, write);
    this.outbox.discard(write.id);
  }

  private noteOf(annotationId: string, noteId: string): Note | undefined {
    return this.store.notesOf(annotationId)?.find(({ id }) => id === noteId);
  }

  tryNow(): void {
    this.outbox.wake();
  }

  segment({ start, end }: Span): Segment {
    return describe(this.place.text, { start, end });
  }

  /** A span as the API counts it. */
  readonly outward = ({ start, end }: Span): CodePointSpan => ({
    start: this.index.toCodePoints(start),
    end: this.index.toCodePoints(end),
  });

  private send(deed: Deed, against?: number): void {
    this.outbox.add({
      ...{ id: newId(), tab: this.tab, at: new Date().toISOString(), deed },
      sent: sentFor(deed, this.index),
      version: against ?? this.store.versionFor(deed),
      ...{ state: "waiting", code: "", reason: "", current: null, tries: 0 },
    });
    this.store.set({ undoable: this.undo.undoable, redoable: this.undo.redoable });
  }
}
