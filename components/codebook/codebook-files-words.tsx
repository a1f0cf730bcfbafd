"use client";
import words from "@/messages/en-codebook-files.json";
import { wordsBeside } from "../ui/words-beside";

/** The words of a codebook's export and import. */
export const CodebookFilesWords = wordsBeside(words);
