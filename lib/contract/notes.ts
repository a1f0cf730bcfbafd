import { z } from "zod";
import { MAX_NOTE_LENGTH, THREAD_STATES } from "./terms";
import {
  cursorQuery,
  givenId,
  givenTime,
  id,
  listOf,
  operation,
  pastQuery,
  person,
  time,
  rule,
} from "./operation";
import { annotation, annotationId } from "./annotation";
import { passage } from "./measures";

/** What a note says. */
export const noteBody = z
  .string()
  .max(MAX_NOTE_LENGTH)
  .refine((words) => words.trim() !== "", rule("filled-in"))
  .meta({ description: "Markdown." });

export const note = z
  .object({
    id,
    annotationId: id,
    replyTo: id.nullable(),
    body: z.string().meta({ description: "Markdown; empty when deleted." }),
    createdBy: person,
    createdAt: time,
    updatedAt: time,
    deletedAt: time.nullable(),
    resolvedAt: time.nullable().meta({
      description: "When the thread that the note begins was resolved; null where it is open.",
    }),
    resolvedBy: person.nullable(),
    version: z.int(),
  })
  .meta({ id: "Note" });

const noteId = z.object({ noteId: id });

/** An earlier state of a thing, and who replaced it. */
export function past<T extends z.ZodType>(thing: T) {
  return z.object({
    version: z.int(),
    action: z.string(),
    by: person,
    at: time,
    before: thing,
  });
}

export const listNotesCall = operation({
  id: "listNotes",
  method: "get",
  path: "/annotations/{annotationId}/notes",
  group: "Notes",
  summary: "The discussion under an annotation, oldest first.",
  params: annotationId,
  query: z.object({ ...cursorQuery, ...pastQuery }),
  answers: { 200: listOf(note) },
});

/** What is noted on one annotation, with the words that it stands on. */
export const conversation = passage
  .extend({
    notes: z.array(note).meta({ description: "Oldest first; deleted ones are without words." }),
    noteCount: z.int().meta({
      description: "All of them, deleted ones not counted; `notes` has the first 200.",
    }),
  })
  .meta({ id: "Conversation" });

export const listConversationsCall = operation({
  id: "listConversations",
  method: "get",
  path: "/documents/{documentId}/notes",
  group: "Notes",
  summary: "All notes of a document that you may see, by annotation, in reading order.",
  description:
    "Only annotations with notes. `thread` narrows to those with an open or with a resolved thread, `by` to those in which somebody wrote, `mentions` to those in which somebody is mentioned, `since` to those with a note of that moment or later.",
  params: z.object({ documentId: id }),
  query: z.object({
    ...cursorQuery,
    ...pastQuery,
    thread: z.enum(THREAD_STATES).optional(),
    by: id.optional(),
    mentions: id.optional(),
    since: givenTime.optional(),
  }),
  answers: { 200: listOf(conversation) },
});

export const addNoteCall = operation({
  id: "addNote",
  method: "post",
  path: "/annotations/{annotationId}/notes",
  group: "Notes",
  summary: "Say something about an annotation, or answer a note.",
  params: annotationId,
  body: z.object({ id: givenId, body: noteBody, replyTo: id.nullish() }),
  answers: { 200: note, 201: note },
});

export const editNoteCall = operation({
  id: "editNote",
  method: "patch",
  path: "/notes/{noteId}",
  group: "Notes",
  summary: "Change a note of yours.",
  params: noteId,
  body: z.object({ body: noteBody }),
  answers: { 200: note },
  conditional: "if-sent",
});

export const resolveNoteCall = operation({
  id: "resolveNote",
  method: "put",
  path: "/notes/{noteId}/resolution",
  group: "Notes",
  summary: "Resolve the thread that a note begins, or open it again.",
  description:
    "Whoever may add notes may resolve a thread. Its notes stay as they are, and answers can be added. A note that answers another one begins no thread and is refused.",
  params: noteId,
  body: z.object({ resolved: z.boolean() }),
  answers: { 200: note },
  conditional: "if-sent",
});

export const removeNoteCall = operation({
  id: "removeNote",
  method: "delete",
  path: "/notes/{noteId}",
  group: "Notes",
  summary: "Take a note away. It stays in its place without words, so that answers keep theirs.",
  params: noteId,
  answers: { 204: null },
  conditional: "if-sent",
});

export const readNoteHistoryCall = operation({
  id: "readNoteHistory",
  method: "get",
  path: "/notes/{noteId}/history",
  group: "Notes",
  summary: "What a note said before, oldest first.",
  params: noteId,
  query: z.object(cursorQuery),
  answers: { 200: listOf(past(note)) },
});

export const readAnnotationHistoryCall = operation({
  id: "readAnnotationHistory",
  method: "get",
  path: "/annotations/{annotationId}/history",
  group: "Annotations",
  summary: "What an annotation was before, oldest first.",
  description:
    "States from a time when the annotation was private are shown to its author only, also after it was shared. Offsets count in the revision each state names.",
  params: annotationId,
  query: z.object(cursorQuery),
  answers: { 200: listOf(past(annotation)) },
});

export const NOTES = [
  listNotesCall,
  listConversationsCall,
  addNoteCall,
  editNoteCall,
  resolveNoteCall,
  removeNoteCall,
  readNoteHistoryCall,
  readAnnotationHistoryCall,
];
