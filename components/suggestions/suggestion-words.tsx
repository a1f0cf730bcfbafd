"use client";
import words from "@/messages/en-suggestions.json";
import { wordsBeside } from "../ui/words-beside";

/** The words of the page about suggestions. */
export const SuggestionWords = wordsBeside(words);
