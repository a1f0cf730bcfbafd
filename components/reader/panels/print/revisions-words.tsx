"use client";
import { wordsBeside } from "@/components/ui/words-beside";
import words from "@/messages/en-revisions.json";

/** The words of a document's revisions and of what differs in them, which only that page has. */
export const RevisionsWords = wordsBeside(words);
