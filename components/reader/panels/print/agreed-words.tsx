"use client";
import { wordsBeside } from "@/components/ui/words-beside";
import words from "@/messages/en-agreement-on-text.json";

/** The words of agreement on a text, which only that page has. */
export const AgreedWords = wordsBeside(words);
