import { z } from "zod";
import { cursorQuery, givenTime, id, listOf, operation, time, words } from "./operation";
import { ASSIGNMENT_STATES, MAX_ASSIGNED, MAX_ASSIGNEES, MAX_CHOSEN, STRATA } from "./terms";

const state = z.enum(ASSIGNMENT_STATES);
const assignee = z.object({ id, name: z.string() });
const document = z.object({ id, title: z.string() });

export const assignment = z
  .object({
    id,
    projectId: id,
    document,
    person: assignee,
    state,
    dueAt: time.nullable(),
    guideline: z.object({ id, name: z.string(), number: z.int() }).nullable(),
    startedAt: time.nullable(),
    finishedAt: time.nullable(),
    guidelineNumber: z.int().nullable().meta({
      description: "The version of the guideline that was the newest when it was finished.",
    }),
    createdAt: time,
    updatedAt: time,
    version: z.int(),
  })
  .meta({ id: "Assignment" });

/** How many assignments are in which state. */
const counts = z.object({
  notStarted: z.int(),
  inProgress: z.int(),
  finished: z.int(),
  overdue: z.int().meta({ description: "Not finished although they were due." }),
});

const projectId = z.object({ projectId: id });
const assignmentId = z.object({ assignmentId: id });
const pair = z.object({ documentId: id, userId: id });
const due = givenTime.nullable();
const several = z.array(id).min(1).max(MAX_ASSIGNED);

export const listAssignmentsCall = operation({
  id: "listAssignments",
  method: "get",
  path: "/projects/{projectId}/assignments",
  group: "Assignments",
  summary: "Who is to code which text: for curators all, for anybody else their own.",
  params: projectId,
  query: z.object({
    ...cursorQuery,
    person: id.optional(),
    document: id.optional(),
    state: state.optional(),
    overdue: z.enum(["true"]).optional().meta({
      description: "Only those that are not finished although they were due.",
    }),
  }),
  answers: { 200: listOf(assignment) },
});

export const planAssignmentsCall = operation({
  id: "planAssignments",
  method: "post",
  path: "/projects/{projectId}/assignments/plan",
  group: "Assignments",
  summary: "Draw who would code which text. Nothing is kept: send the pairs to assign them.",
  description:
    "The same seed draws the same pairs as long as texts, people and assignments are the same. People " +
    "get equally many texts, of each stratum too, and what they have already counts.",
  params: projectId,
  body: z.object({
    people: z.array(id).min(1).max(MAX_ASSIGNEES),
    documents: z.array(id).min(1).max(MAX_ASSIGNED).optional().meta({
      description: "Without it, all texts of the project.",
    }),
    labels: z.array(id).max(MAX_CHOSEN).optional().meta({
      description: "Only texts that have one of these labels.",
    }),
    language: words(35).optional().meta({ description: "Only texts in this language." }),
    perText: z.int().min(1).max(MAX_ASSIGNEES).optional().meta({
      description: "To how many people each text goes, drawn at random; without it, to everybody.",
    }),
    strata: z.enum(STRATA).optional(),
    seed: words(100).optional(),
  }),
  answers: {
    200: z.object({
      seed: z.string(),
      pairs: z.array(pair.extend({ documentTitle: z.string() })),
      people: z.array(
        assignee.extend({
          already: z.int().meta({ description: "Of these texts, before." }),
          added: z.int(),
        }),
      ),
      strata: z.array(z.object({ name: z.string(), documents: z.int(), added: z.int() })),
      documents: z.int(),
      short: z
        .int()
        .meta({ description: "Texts that fewer people would code than was asked for." }),
    }),
  },
});

export const addAssignmentsCall = operation({
  id: "addAssignments",
  method: "post",
  path: "/projects/{projectId}/assignments",
  group: "Assignments",
  summary: "Assign texts to people, all or nothing; for curators.",
  description:
    "A pair that is assigned already stays as it is, so the same request can be sent again. Texts that " +
    "are not in the project any more are left out. People have to be members who may annotate.",
  params: projectId,
  body: z.object({
    pairs: z.array(pair).min(1).max(MAX_ASSIGNED),
    dueAt: due.optional(),
    guidelineId: id.nullable().optional(),
  }),
  answers: {
    200: z.object({
      added: z.array(id).meta({ description: "The ids of the assignments that were made." }),
      already: z.int(),
    }),
  },
  largest: 2 * 1024 * 1024,
});

export const editAssignmentsCall = operation({
  id: "editAssignments",
  method: "patch",
  path: "/projects/{projectId}/assignments",
  group: "Assignments",
  summary: "Change when assignments are due, or their guideline; for curators.",
  params: projectId,
  body: z.object({
    ids: several,
    dueAt: due.optional(),
    guidelineId: id.nullable().optional(),
  }),
  answers: { 200: z.object({ changed: z.array(id) }) },
});

export const removeAssignmentsCall = operation({
  id: "removeAssignments",
  method: "post",
  path: "/projects/{projectId}/assignments/removal",
  group: "Assignments",
  summary: "Take assignments back; for curators. What was annotated stays.",
  params: projectId,
  body: z.object({ ids: several }),
  answers: { 200: z.object({ removed: z.array(id) }) },
});

export const readAssignmentProgressCall = operation({
  id: "readAssignmentProgress",
  method: "get",
  path: "/projects/{projectId}/assignments/progress",
  group: "Assignments",
  summary: "How far the assignments are: for curators all, for anybody else their own.",
  params: projectId,
  answers: {
    200: counts.extend({
      people: z.array(counts.extend({ person: assignee })),
      documents: z
        .array(counts.extend({ document }))
        .meta({ description: "Those that are least finished first, at most 1000." }),
      days: z
        .array(z.object({ day: z.iso.date(), finished: z.int() }))
        .meta({ description: "How many were finished on each day in UTC." }),
    }),
  },
});

export const readOwnAssignmentCall = operation({
  id: "readOwnAssignment",
  method: "get",
  path: "/documents/{documentId}/assignment",
  group: "Assignments",
  summary: "Your assignment on a document, or null.",
  params: z.object({ documentId: id }),
  answers: { 200: z.object({ assignment: assignment.nullable() }) },
});

export const setAssignmentStateCall = operation({
  id: "setAssignmentState",
  method: "put",
  path: "/assignments/{assignmentId}/state",
  group: "Assignments",
  summary: "Start or finish your own assignment; curators open a finished one again.",
  description:
    "While an assignment is finished its person can not annotate the text; opened again, it is in progress.",
  params: assignmentId,
  body: z.object({ state: z.enum(["in-progress", "finished"]) }),
  answers: { 200: assignment },
});

export const ASSIGNMENTS = [
  listAssignmentsCall,
  planAssignmentsCall,
  addAssignmentsCall,
  editAssignmentsCall,
  removeAssignmentsCall,
  readAssignmentProgressCall,
  readOwnAssignmentCall,
  setAssignmentStateCall,
];
