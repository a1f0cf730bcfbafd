import "server-only";
import { htmlWordsFrom } from "@/lib/format/html-words";
import { messages } from "@/server/platform/messages";

/** The words of exports that people read. */
export const WORDS = htmlWordsFrom(messages);
