import "server-only";
import { createTranslator } from "use-intl/core";
import type { Reason, ReasonParam } from "@/lib/reason";
import pages from "@/messages/en.json";
import account from "@/messages/en-account.json";
import adjudication from "@/messages/en-adjudication.json";
import agreement from "@/messages/en-agreement.json";
import agreementOnText from "@/messages/en-agreement-on-text.json";
import annotationImport from "@/messages/en-annotation-import.json";
import apiReference from "@/messages/en-api-reference.json";
import assignments from "@/messages/en-assignments.json";
import audit from "@/messages/en-audit.json";
import card from "@/messages/en-card.json";
import charts from "@/messages/en-charts.json";
import claimPages from "@/messages/en-claim-pages.json";
import checks from "@/messages/en-checks.json";
import evidence from "@/messages/en-evidence.json";
import claims from "@/messages/en-claims.json";
import codebook from "@/messages/en-codebook.json";
import codebookFiles from "@/messages/en-codebook-files.json";
import colours from "@/messages/en-colours.json";
import commands from "@/messages/en-commands.json";
import deletion from "@/messages/en-deletion.json";
import documents from "@/messages/en-documents.json";
import exporting from "@/messages/en-export.json";
import loss from "@/messages/en-loss.json";
import members from "@/messages/en-members.json";
import print from "@/messages/en-print.json";
import projects from "@/messages/en-projects.json";
import properties from "@/messages/en-properties.json";
import projectImport from "@/messages/en-project-import.json";
import query from "@/messages/en-query.json";
import review from "@/messages/en-review.json";
import revise from "@/messages/en-revise.json";
import search from "@/messages/en-search.json";
import serverOnly from "@/messages/en-server.json";
import sourceFiles from "@/messages/en-source-files.json";
import sources from "@/messages/en-sources.json";
import suggestions from "@/messages/en-suggestions.json";
import notes from "@/messages/en-notes.json";
import webhooks from "@/messages/en-webhooks.json";

/** All sentences a person reads. English is the first language and the one all others follow. */
export const messages = {
  ...pages,
  ...account,
  ...apiReference,
  ...card,
  ...charts,
  ...checks,
  ...evidence,
  ...claims,
  ...claimPages,
  ...colours,
  ...commands,
  ...documents,
  ...loss,
  ...members,
  ...print,
  ...projects,
  ...properties,
  ...adjudication,
  ...agreement,
  ...agreementOnText,
  ...annotationImport,
  ...assignments,
  ...audit,
  ...codebook,
  ...codebookFiles,
  ...deletion,
  ...exporting,
  ...projectImport,
  ...query,
  ...review,
  ...revise,
  ...search,
  ...sources,
  ...sourceFiles,
  ...suggestions,
  ...notes,
  ...webhooks,
  ...serverOnly,
};

const LOCALE = "en";

export type Namespace = keyof typeof messages;

/** Sentences of one namespace, for pages that are made on the server. */
export function translator<N extends Namespace>(namespace: N) {
  return createTranslator({ locale: LOCALE, messages, namespace });
}

const translate = createTranslator({ locale: LOCALE, messages });

const LIST = new Intl.ListFormat(LOCALE, { type: "unit" });

/** The words for a reason. */
export function sentenceOf({ key, params = {} }: Reason): string {
  const values = Object.entries(params).map(([name, value]) => [name, wordsFor(value)] as const);
  return translate(key, Object.fromEntries(values));
}

function wordsFor(param: ReasonParam): string | number {
  if (typeof param === "string" || typeof param === "number") return param;
  if ("key" in param) return sentenceOf(param);
  return LIST.format(param.map((part) => (typeof part === "string" ? part : sentenceOf(part))));
}
