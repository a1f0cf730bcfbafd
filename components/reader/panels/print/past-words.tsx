"use client";
import { wordsBeside } from "@/components/ui/words-beside";
import words from "@/messages/en-past.json";

/** The words of a document as it stood, which only that page has. */
export const PastWords = wordsBeside(words);
