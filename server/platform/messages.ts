import "server-only";
import { createTranslator } from "use-intl/core";
import english from "@/messages/en.json";

/** All sentences a person reads. English is the first language and the one all others follow. */
export const messages = english;

export type Namespace = keyof typeof english;

/** Sentences of one namespace, for pages that are made on the server. */
export function translator<N extends Namespace>(namespace: N) {
  return createTranslator({ locale: "en", messages: english, namespace });
}
