import { z } from "zod";
import { AUTHORITIES, identifierParts } from "./authority";
import { MATCHES, QUOTATION_FORMS } from "./terms";
import { documentId } from "./documents";
import {
  cursorQuery,
  givenId,
  id,
  listOf,
  name,
  operation,
  rule,
  time,
  wholeListQuery,
  words,
} from "./operation";
import { searchQuery } from "./search";

export const speaker = z
  .object({
    id,
    projectId: id,
    name: z.string(),
    role: z.string(),
    identifier: z.string(),
    authorities: z
      .array(z.object({ scheme: z.enum(AUTHORITIES), id: z.string(), url: z.string() }))
      .meta({ description: "The entries that `identifier` names; nobody was asked for them." }),
    aliases: z.array(z.string()),
    description: z.string(),
    quotationCount: z.int().meta({ description: "Quotations of theirs that you may see." }),
    createdAt: time,
    updatedAt: time,
    version: z.int(),
  })
  .meta({ id: "Speaker" });

const passage = { annotationId: id, documentId: id, documentTitle: z.string(), quote: z.string() };

export const speakerInFull = speaker
  .extend({
    quotations: z.array(
      z.object({
        ...passage,
        date: z.string(),
        prefix: z.string(),
        suffix: z.string(),
        cue: z.string(),
        form: z.enum(QUOTATION_FORMS).nullable(),
        match: z.enum(MATCHES).nullable(),
        addressee: z.string(),
      }),
    ),
    claims: z.array(
      z.object({
        claimId: id,
        statement: z.string(),
        verdict: z.string().nullable(),
        passages: z.array(z.object({ ...passage, role: z.string() })),
      }),
    ),
    texts: z.array(
      z.object({
        documentId: id,
        documentTitle: z.string(),
        date: z.string(),
        turns: z.int().meta({ description: "How often they speak in turn." }),
        isSpeaker: z
          .boolean()
          .meta({ description: "Whether the document names them as its speaker." }),
      }),
    ),
  })
  .meta({ id: "SpeakerInFull" });

const fields = {
  role: words(500).optional(),
  identifier: words(500)
    .refine(
      (identifier) => identifierParts(identifier).every(({ isWrong }) => !isWrong),
      rule("authority"),
    )
    .optional()
    .meta({
      description:
        "As authority files know them, with commas between: `Q42`, `viaf:…`, `gnd:…`, an ORCID, `isni:…`, each also as its address; other words stay words. What names one of these files must have its form and check digit.",
    }),
  aliases: z.array(name(500)).max(50).optional(),
  description: words(5_000).optional(),
};

const projectId = z.object({ projectId: id });
const speakerId = z.object({ speakerId: id });

export const listSpeakersCall = operation({
  id: "listSpeakers",
  method: "get",
  path: "/projects/{projectId}/speakers",
  group: "Speakers",
  summary: "Whom the texts quote; with `q`, those called nearly that, the likest first.",
  params: projectId,
  query: z.object({ ...cursorQuery, q: searchQuery.optional() }),
  answers: { 200: listOf(speaker) },
});

export const addSpeakerCall = operation({
  id: "addSpeaker",
  method: "post",
  path: "/projects/{projectId}/speakers",
  group: "Speakers",
  summary: "Make a record of somebody who is quoted.",
  params: projectId,
  body: z.object({ id: givenId, name: name(500), ...fields }),
  answers: { 200: speaker, 201: speaker },
});

export const readSpeakerCall = operation({
  id: "readSpeaker",
  method: "get",
  path: "/speakers/{speakerId}",
  group: "Speakers",
  summary: "A speaker with their quotations and claims that you may see (at most 1000 each).",
  params: speakerId,
  answers: { 200: speakerInFull },
});

export const editSpeakerCall = operation({
  id: "editSpeaker",
  method: "patch",
  path: "/speakers/{speakerId}",
  group: "Speakers",
  summary: "Change a speaker's record; quotations follow a new name.",
  params: speakerId,
  body: z.object({ name: name(500).optional(), ...fields }),
  sentBack: speakerInFull,
  answers: { 200: speaker },
  conditional: "if-sent",
});

export const removeSpeakerCall = operation({
  id: "removeSpeaker",
  method: "delete",
  path: "/speakers/{speakerId}",
  group: "Speakers",
  summary: "Take a record away; quotations keep the name in words.",
  params: speakerId,
  answers: { 204: null },
  conditional: "if-sent",
});

export const mergeSpeakerCall = operation({
  id: "mergeSpeaker",
  method: "post",
  path: "/speakers/{speakerId}/merge",
  group: "Speakers",
  summary: "Two records of one person become one: the other record, with all quotations.",
  params: speakerId,
  body: z.object({ into: id }),
  answers: { 200: speaker },
});

const labelledSpeaker = z
  .object({
    label: z.string().meta({ description: "As the text, or what is known of it, names them." }),
    turns: z.int().meta({ description: "How often they speak in turn." }),
    isSpeaker: z.boolean().meta({ description: "Whether the document names them as its speaker." }),
    speakerId: id.nullable().meta({ description: "The record so called, by name or by alias." }),
    candidates: z
      .array(speaker.pick({ id: true, name: true, role: true, aliases: true, version: true }))
      .meta({
        description: "Records called nearly that, the likest first; none where there is a record.",
      }),
  })
  .meta({ id: "LabelledSpeaker" });

export const documentSpeakersCall = operation({
  id: "documentSpeakers",
  method: "get",
  path: "/documents/{documentId}/speakers",
  group: "Speakers",
  summary: "Whom a document names as speaking: its speaker and the labels of its turns.",
  description:
    "To link a label to a record, give the record that name as an alias; what is counted and found by the record's name then holds the label's turns, too.",
  params: documentId,
  query: wholeListQuery,
  answers: { 200: z.object({ items: z.array(labelledSpeaker) }) },
});

export const SPEAKERS = [
  documentSpeakersCall,
  listSpeakersCall,
  addSpeakerCall,
  readSpeakerCall,
  editSpeakerCall,
  removeSpeakerCall,
  mergeSpeakerCall,
];
