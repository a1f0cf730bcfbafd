import { z } from "zod";
import { ROLES } from "../access/policy";
import { cursorQuery, id, listOf, operation, person, time } from "./operation";
import { CHANGES } from "./change-kinds";
import { AUDIT_GROUPS, EVENTS, READINGS } from "./terms";

const day = z.iso.date().meta({ description: "A day in UTC, such as 2026-03-04." });

const role = z.enum(ROLES).nullable();

export const auditEntry = z
  .object({
    id: z.string().meta({ description: "Stays the same, and is unique in the log." }),
    what: z.enum(["reading", "change", "event"]),
    kind: z.enum([...READINGS, ...CHANGES, ...EVENTS]),
    at: time.meta({ description: "When; of what is counted, the first time." }),
    lastAt: time.meta({ description: "The last time within the hour; else as `at`." }),
    count: z.int().meta({
      description:
        "How often within the hour, for exports and for what tokens read. What a browser reads is not counted.",
    }),
    person,
    token: z.object({ id, name: z.string() }).nullable().meta({
      description: "The token it was done with. Known for readings.",
    }),
    subject: z
      .object({
        type: z.string().meta({ description: "document, claim, speaker, person, invitation …" }),
        id,
        name: z.string().meta({ description: "Empty where it has none, or is gone." }),
      })
      .nullable()
      .meta({ description: "Null for an address without an account." }),
    document: z.object({ id, title: z.string() }).nullable(),
    format: z.string().meta({ description: "Of an export, else empty." }),
    roles: z.object({ before: role, after: role }).nullable().meta({
      description: "Of a change of a membership; null for no role.",
    }),
  })
  .meta({ id: "AuditEntry" });

const projectId = z.object({ projectId: id });

const filter = {
  group: z.enum(AUDIT_GROUPS).optional(),
  person: id.optional().meta({ description: "Who did it." }),
  subject: id.optional().meta({
    description: "A document with all that lies in it, a claim, a person, anything else by its id.",
  }),
  from: day.optional(),
  to: day.optional().meta({ description: "The last day, in UTC." }),
};

export const readAuditCall = operation({
  id: "readAudit",
  method: "get",
  path: "/projects/{projectId}/audit",
  group: "Audit",
  summary: "Who read and changed what in a project, newest first; for owners.",
  description:
    "Readings are known by the hour, for 90 days unless the installation says otherwise. Private work is in it for nobody.",
  params: projectId,
  query: z.object({ ...cursorQuery, ...filter }),
  answers: { 200: listOf(auditEntry) },
});

export const downloadAuditCall = operation({
  id: "downloadAudit",
  method: "get",
  path: "/projects/{projectId}/audit/export",
  group: "Audit",
  summary: "The same log as one CSV file; for owners.",
  params: projectId,
  query: z.object(filter),
  rate: "export",
  answers: { 200: "text/csv" },
});

export const readAuditDaysCall = operation({
  id: "readAuditDays",
  method: "get",
  path: "/projects/{projectId}/audit/days",
  group: "Audit",
  summary: "How much was read and changed on each day; for owners.",
  description:
    "Days without anything are left out. At most 366 days up to `to`, 90 unless `from` is named.",
  params: projectId,
  query: z.object(filter),
  answers: {
    200: z.object({
      from: day,
      to: day,
      days: z.array(z.object({ day, readings: z.int(), changes: z.int() })),
    }),
  },
});

export const listSignInsCall = operation({
  id: "listSignIns",
  method: "get",
  path: "/sign-ins",
  group: "Audit",
  summary: "Sign-ins, failed ones and tokens of the installation, newest first; for its owner.",
  query: z.object(cursorQuery),
  answers: { 200: listOf(auditEntry) },
});

export const AUDIT = [readAuditCall, readAuditDaysCall, downloadAuditCall, listSignInsCall];
