"use client";
import words from "@/messages/en-source-files.json";
import { wordsBeside } from "../ui/words-beside";

/** The words of the export and import of sources. */
export const SourceFileWords = wordsBeside(words);
